import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ClientMetadata, Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { loadOidcProvider } from '../../server/tenant/load-oidc-provider.ts'

/** What came to an endpoint, as the provider read it. */
export interface Received {
  readonly path: string
  readonly query: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Readonly<Record<string, unknown>>
  readonly status: number
}

export interface TestProvider {
  readonly issuer: string
  readonly provider: Provider
  /** Every request so far, in the order of the answers. */
  readonly received: readonly Received[]
  close(): Promise<void>
}

/**
 * oidc-provider on loopback, with this configuration over the usual one: anybody is logged in as Ada
 * and agrees to all that is asked, without a page. `before` stands before all that it does.
 */
export async function startProvider(
  configuration: Configuration,
  clients: readonly ClientMetadata[],
  before: readonly Parameters<Provider['use']>[0][] = [],
): Promise<TestProvider> {
  let handle = (_request: IncomingMessage, response: ServerResponse): void => void response.end()
  const server = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const { Provider } = await loadOidcProvider()
  const provider = new Provider(issuer, withUsual(configuration, clients))
  const received: Received[] = []
  provider.use(async (context, next) => {
    await next()
    received.push(receivedIn(context as KoaContextWithOIDC))
  })
  for (const middleware of before) provider.use(middleware)
  const callback = provider.callback()
  handle = (request, response) =>
    request.url?.startsWith('/interaction/')
      ? void logIn(provider, request, response)
      : void callback(request, response)
  return {
    ...{ issuer, provider, received },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function withUsual(
  { features, ...configuration }: Configuration,
  clients: readonly ClientMetadata[],
): Configuration {
  return {
    clients: [...clients],
    cookies: { keys: ['the key of these tests'] },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    // Its own would not connect to this machine, where a client's JWK Set is.
    fetch: (url, options) => fetch(url, options),
    ttl: { Interaction: 60, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    ...configuration,
    features: { devInteractions: { enabled: false }, ...features },
  }
}

/** The parameters of an authorization request that a grant is made of. */
interface Asked {
  readonly client_id: string
  readonly scope?: string
  readonly resource?: string | string[]
}

/** Ada is known and agrees, without a page. */
async function logIn(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params, prompt } = await provider.interactionDetails(request, response)
  const { client_id, scope = '', resource = [] } = params as unknown as Asked
  const grant = new provider.Grant({ accountId: 'ada', clientId: client_id })
  grant.addOIDCScope(scope)
  const { rar, missingOIDCClaims } = prompt.details as {
    rar?: readonly Parameters<typeof grant.addRar>[0][]
    missingOIDCClaims?: string[]
  }
  grant.addOIDCClaims(missingOIDCClaims ?? [])
  for (const detail of rar ?? []) grant.addRar(detail)
  for (const one of [resource].flat()) grant.addResourceScope(one, scope)
  const consent = { grantId: await grant.save() }
  await provider.interactionFinished(request, response, { login: { accountId: 'ada' }, consent })
}

function receivedIn({ path, query, req, status, oidc }: KoaContextWithOIDC): Received {
  return { path, query, headers: req.headers, body: { ...oidc?.body }, status }
}
