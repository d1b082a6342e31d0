import type { X509Certificate } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { ClientMetadata, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { loadOidcProvider } from '../../server/tenant/load-oidc-provider.ts'
import { authority, selfSigned } from '../server/outbound/certificate.ts'
import { claimsOf } from '../server/tenant/test-client.ts'

/** What came to the token endpoint, and by which certificate. */
interface TokenRequest {
  readonly host: string
  readonly certificate: string | undefined
  readonly authorization: string | undefined
  readonly body: Readonly<Record<string, unknown>>
}

export interface MtlsProvider {
  readonly issuer: string
  /** The origin at which it asks for client certificates. */
  readonly mtlsOrigin: string
  readonly apiUrl: string
  /** The authority that issued its certificates, and may issue the clients'. */
  readonly company: ReturnType<typeof authority>
  readonly tokenRequests: readonly TokenRequest[]
  /** Registers the client, and begins to answer. */
  begin(client: ClientMetadata): Promise<void>
  close(): Promise<void>
}

export interface MtlsOptions {
  readonly aliases?: boolean
  /** Its UserInfo endpoint does not take the JWTs that are for an API. */
  readonly tokensFor?: 'api' | 'userinfo'
}

const audience = 'https://api.acme.example'

/**
 * oidc-provider with both methods of RFC 8705: the browser's pages over plain HTTP on loopback,
 * where anybody is logged in as Ada, and an https origin that asks for client certificates, named
 * under `mtls_endpoint_aliases` unless `aliases` is false. The API takes a token only with the
 * certificate that it is bound to.
 */
export async function startMtlsProvider({
  aliases = true,
  tokensFor = 'api',
}: MtlsOptions = {}): Promise<MtlsProvider> {
  const company = authority('Company Root')
  const tls = { ...selfSigned(['localhost'], { by: company }), ca: company.cert }
  const tokenRequests: TokenRequest[] = []
  let handle = (_request: IncomingMessage, response: ServerResponse): void => void response.end()
  const answer = (request: IncomingMessage, response: ServerResponse): void =>
    handle(request, response)
  const pages = createServer(answer)
  const asking = createTlsServer({ ...tls, requestCert: true, rejectUnauthorized: false }, answer)
  const api = createTlsServer({ ...tls, requestCert: true, rejectUnauthorized: false }, callApi)
  const issuer = `http://localhost:${await listen(pages)}`
  const mtlsOrigin = `https://localhost:${await listen(asking)}`
  const apiUrl = `https://localhost:${await listen(api)}/contacts`
  return {
    ...{ issuer, mtlsOrigin, apiUrl, company, tokenRequests },
    async begin(client) {
      const { Provider } = await loadOidcProvider()
      const provider = new Provider(
        issuer,
        configuration(client, tokensFor, aliases ? mtlsOrigin : undefined),
      )
      provider.use(async (context, next) => {
        await next()
        if (context.path === '/token')
          tokenRequests.push(tokenRequestOf(context as KoaContextWithOIDC))
      })
      const callback = provider.callback()
      handle = (request, response) =>
        request.url?.startsWith('/interaction/')
          ? void logIn(provider, request, response)
          : void callback(request, response)
    },
    async close() {
      for (const server of [pages, asking, api]) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
    },
  }
}

function configuration(
  client: ClientMetadata,
  tokensFor: NonNullable<MtlsOptions['tokensFor']>,
  mtlsOrigin: string | undefined,
): ConstructorParameters<typeof Provider>[1] {
  return {
    clients: [{ tls_client_certificate_bound_access_tokens: true, ...client }],
    clientAuthMethods: ['tls_client_auth', 'self_signed_tls_client_auth'],
    cookies: { keys: ['the key of these tests'] },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    // Its own would not connect to this machine, where the client's JWK Set is.
    fetch: (url) => fetch(url),
    ttl: { Interaction: 60, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: tokensFor === 'userinfo' },
      mTLS: {
        enabled: true,
        certificateBoundAccessTokens: true,
        selfSignedTlsClientAuth: true,
        tlsClientAuth: true,
        getCertificate: ({ req }) => certificateOf(req)?.toString(),
        certificateAuthorized: ({ req }) => (req.socket as TLSSocket).authorized,
        certificateSubjectMatches: ({ req }, property, expected) =>
          property === 'tls_client_auth_subject_dn' && certificateOf(req)?.subject === expected,
      },
      resourceIndicators: {
        enabled: tokensFor === 'api',
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: 'read', accessTokenFormat: 'jwt' }),
      },
    },
    ...(mtlsOrigin !== undefined && {
      discovery: {
        mtls_endpoint_aliases: {
          token_endpoint: `${mtlsOrigin}/token`,
          ...(tokensFor === 'userinfo' && { userinfo_endpoint: `${mtlsOrigin}/me` }),
        },
      },
    }),
  }
}

function certificateOf({ socket }: IncomingMessage): X509Certificate | undefined {
  return 'getPeerX509Certificate' in socket
    ? (socket as TLSSocket).getPeerX509Certificate()
    : undefined
}

/** Ada is known and agrees, without a page. */
async function logIn(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response)
  const grant = new provider.Grant({ accountId: 'ada', clientId: String(params['client_id']) })
  grant.addOIDCScope('openid offline_access')
  grant.addResourceScope(audience, 'read')
  const consent = { grantId: await grant.save() }
  await provider.interactionFinished(request, response, { login: { accountId: 'ada' }, consent })
}

function tokenRequestOf({ req, oidc }: KoaContextWithOIDC): TokenRequest {
  return {
    host: req.headers.host ?? '',
    certificate: certificateOf(req)?.subject,
    authorization: req.headers.authorization,
    body: { ...oidc.body },
  }
}

function callApi(request: IncomingMessage, response: ServerResponse): void {
  const token = request.headers.authorization?.replace('Bearer ', '')
  const bound = claimsOf(token)['cnf'] as { 'x5t#S256'?: string } | undefined
  const shown = certificateOf(request)?.fingerprint256.replaceAll(':', '') ?? ''
  const holds =
    bound?.['x5t#S256'] !== undefined &&
    Buffer.from(bound['x5t#S256'], 'base64url').toString('hex').toUpperCase() === shown
  response.writeHead(holds ? 200 : 401, {
    'content-type': 'application/json',
    ...(!holds && { 'www-authenticate': 'Bearer error="invalid_token"' }),
  })
  response.end('{}')
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return (server.address() as AddressInfo).port
}
