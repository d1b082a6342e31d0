import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { TestProvider } from './start-provider.ts'

type Middleware = Parameters<TestProvider['provider']['use']>[0]

/** What the server got when it went to a request_uri. */
export interface Fetched {
  readonly type: string | null
  readonly jwt: string
}

/**
 * oidc-provider 9 fetches no request objects any more: this goes there in its place, as OpenID
 * Connect Core §6.2 says, hands it what it found, an unsigned one by its parameters, and has the
 * metadata tell of it.
 */
export function fetchesReferences(): {
  readonly middleware: Middleware
  /** In the order of the logins. */
  readonly fetched: readonly Fetched[]
} {
  const fetched: Fetched[] = []

  async function read(request_uri: string): Promise<string> {
    const answer = await fetch(request_uri)
    const jwt = await answer.text()
    fetched.push({ type: answer.headers.get('content-type'), jwt })
    return jwt
  }

  async function middleware(context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
    const { request_uri, ...beside } = context.query
    if (context.path === '/auth' && typeof request_uri === 'string') {
      const jwt = await read(request_uri)
      const unsigned = decodeProtectedHeader(jwt).alg === 'none'
      context.query = unsigned ? parametersIn(jwt) : { ...beside, request: jwt }
    }
    await next()
    if (context.path.endsWith('/.well-known/openid-configuration'))
      Object.assign(context.body as object, {
        request_uri_parameter_supported: true,
        request_object_signing_alg_values_supported: ['RS256', 'none'],
      })
  }

  return { middleware: middleware as Middleware, fetched }
}

function parametersIn(jwt: string): Record<string, string> {
  const said = Object.entries(decodeJwt(jwt)).filter(([name]) => name !== 'iss' && name !== 'aud')
  return Object.fromEntries(said.map(([name, value]) => [name, String(value)]))
}
