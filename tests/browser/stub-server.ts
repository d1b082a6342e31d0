import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What the stub answers; JSON unless a media type is named. */
export interface Answer {
  readonly status?: number
  readonly type?: string
  readonly body: string
}

/** What the client sent to the token endpoint. */
export interface TokenRequest {
  readonly authorization: string
  readonly body: string
}

/** An authorization server that says what a test wants; each part has a sound default. */
export interface StubSettings {
  /** The metadata, for the issuer it is asked for. */
  readonly discovery?: (issuer: string) => Answer | Promise<Answer>
  /** The parameters that the browser brings back; the default is a code and the state. */
  readonly callback?: (state: string) => readonly (readonly [name: string, value: string])[]
  /** The public keys; none by default. */
  readonly jwks?: readonly object[]
  readonly token?: (issuer: string, request: TokenRequest) => Answer
}

/** The stub, started. */
export interface Stub {
  readonly issuer: string
  readonly close: () => Promise<void>
}

/** Starts a stub on a free loopback port. It logs no one in: the browser is sent back at once. */
export async function startStub(settings: StubSettings = {}): Promise<Stub> {
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const url = new URL(request.url ?? '/', issuer)
      if (url.pathname === '/authorize') {
        response.writeHead(302, { location: redirectOf(url.searchParams, settings) }).end()
        return
      }
      const asked = { authorization: request.headers.authorization ?? '', body }
      const answer = await answerAt(url, asked, settings)
      const { status = 200, type = 'application/json' } = answer
      response.writeHead(status, { 'content-type': type }).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { issuer, close }
}

async function answerAt(
  { pathname, origin }: URL,
  request: TokenRequest,
  settings: StubSettings,
): Promise<Answer> {
  switch (pathname) {
    case '/.well-known/openid-configuration':
    case '/.well-known/oauth-authorization-server':
      return (await settings.discovery?.(origin)) ?? json(metadata(origin))
    case '/token':
      return (
        settings.token?.(origin, request) ?? json({ access_token: 'opaque', token_type: 'Bearer' })
      )
    case '/jwks':
      return json({ keys: settings.jwks ?? [] })
    default:
      return { type: 'text/html', body: '<h1>Somewhere else</h1>' }
  }
}

function redirectOf(query: URLSearchParams, { callback = sound }: StubSettings): string {
  const url = new URL(query.get('redirect_uri') ?? '')
  for (const [name, value] of callback(query.get('state') ?? ''))
    url.searchParams.append(name, value)
  return url.href
}

const sound = (state: string) =>
  [
    ['code', 'a-code'],
    ['state', state],
  ] as const

/** An answer of 200 with that value as JSON. */
export const json = (value: unknown): Answer => ({ body: JSON.stringify(value) })

/** Metadata in order (OpenID Connect Discovery §3). */
export function metadata(issuer: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  }
}
