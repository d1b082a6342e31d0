import { createHmac } from 'node:crypto'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { addAccess, createConsents, requestedAccess } from './access.ts'
import { createAdapter } from './adapter.ts'
import { interactionPath, routes } from './endpoints.ts'
import { defaultLifetimes, issuerPath, type IssuerOptions } from './issuer-options.ts'
import type { loadOidcProvider } from './load-oidc-provider.ts'
import { pageSources } from './page-sources.ts'
import { clientMetadata } from './tenant-clients.ts'
import { userClaims } from './tenant-users.ts'
import { apiOfAudience, keepOpenid, settleOfflineAccess, shapeAccessToken } from './token-policy.ts'

type Errors = Awaited<ReturnType<typeof loadOidcProvider>>['errors']

/** oidc-provider, set up as an Auth0 tenant: what one issuer is made of. */
export function providerSettings(options: IssuerOptions, errors: Errors): Configuration {
  const { issuer, apis, users, keys, database } = options
  const path = issuerPath(issuer)
  const sources = pageSources(issuer)
  return {
    adapter: createAdapter(
      database,
      path,
      () => new errors.InvalidGrant('already consumed by a simultaneous request'),
    ),
    clients: options.clients.map(clientMetadata),
    jwks: { keys: [keys.privateJwk] },
    cookies: issuerCookies(path, keys.cookieKeys),
    routes,
    scopes: ['openid', 'profile', 'email', 'address', 'offline_access'],
    claims: {
      openid: ['sub'],
      profile: ['name', 'given_name', 'family_name', 'nickname', 'picture'],
      email: ['email', 'email_verified'],
      address: ['address'],
    },
    // The ID Token carries the claims of its scopes, not only UserInfo.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_post', 'client_secret_basic', 'private_key_jwt', 'none'],
    enabledJWA: { idTokenSigningAlgValues: ['RS256'], authorizationSigningAlgValues: ['RS256'] },
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => options.pkceRequired ?? true },
    clientBasedCORS: () => true,
    extraParams: {
      audience: (ctx) => settleOfflineAccess(ctx, apis),
      organization: null,
      connection: null,
      screen_hint: null,
    },
    interactions: {
      url: (_ctx, { uid }) => `${path.slice(0, -1)}${interactionPath}${uid}`,
    },
    // Tokens do not end with the browser session, as at Auth0; logging out revokes nothing.
    expiresWithSession: () => false,
    rotateRefreshToken: ({ oidc }) => {
      keepOpenid(oidc)
      return options.rotateRefreshTokens ?? true
    },
    loadExistingGrant: (ctx) => findGrant(ctx, options),
    findAccount(_ctx, sub) {
      const user = users.find((candidate) => candidate.sub === sub)
      return user && { accountId: sub, claims: () => userClaims(user, issuer) }
    },
    formats: { customizers: { jwt: shapeAccessToken(issuer) } },
    ttl: timesToLive(options),
    renderError: (ctx, out) => sources.renderError(ctx, out),
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      clientCredentials: { enabled: true },
      dPoP: { enabled: true, ...dpopNonces(options) },
      introspection: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      jwtResponseModes: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      resourceIndicators: resourceIndicators(options, errors),
      deviceFlow: { enabled: true, ...sources.deviceFlow },
      rpInitiatedLogout: { enabled: true, ...sources.rpInitiatedLogout },
    },
  }
}

/** Nonces outlast a restart, so that a client which keeps one is not asked twice. */
function dpopNonces({ dpopNonces = false, keys }: IssuerOptions) {
  if (!dpopNonces) return {}
  const [key = ''] = keys.cookieKeys
  const nonceSecret = createHmac('sha256', key).update('DPoP nonces').digest()
  return { nonceSecret, requireNonce: () => true }
}

/**
 * Cookies are shared by all issuers of a host, whatever the port: each issuer's have its own path
 * and, since the tenant's own issuer stands at `/`, its own names.
 */
function issuerCookies(path: string, keys: readonly string[]): Configuration['cookies'] {
  const prefix = `tenant_${path.replaceAll('/', '')}`
  return {
    keys: [...keys],
    names: {
      session: `${prefix}_session`,
      interaction: `${prefix}_interaction`,
      resume: `${prefix}_resume`,
    },
    long: { httpOnly: true, sameSite: 'lax', signed: true, path },
    short: { httpOnly: true, sameSite: 'lax', signed: true },
  }
}

/**
 * The grant behind an authorization request. Each one gets a grant of its own, so that revoking a
 * family of tokens touches no other; it is filled without asking when the user has allowed the
 * client exactly this access before. Consent is looked up in the store, not in the session.
 */
async function findGrant(ctx: KoaContextWithOIDC, options: IssuerOptions) {
  const { provider, result, params, client, account } = ctx.oidc
  if (result?.consent?.grantId) return provider.Grant.find(result.consent.grantId)
  if (!params || !client || !account) return undefined
  const access = requestedAccess(params, options.apis)
  const consents = createConsents(options.database, issuerPath(options.issuer))
  if (!(await consents.has(account.accountId, client.clientId, access))) return undefined
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId })
  addAccess(grant, access)
  await grant.save()
  return grant
}

function resourceIndicators({ apis }: IssuerOptions, errors: Errors) {
  const unknown = (name: string) => new errors.InvalidTarget(`Service not found: ${name}`)
  return {
    enabled: true,
    defaultResource: (ctx: KoaContextWithOIDC, _client: unknown, oneOf?: readonly string[]) =>
      oneOf ? oneOf[0] : apiOfAudience(ctx, apis, unknown),
    // Otherwise `openid` among the scopes would turn an API's token into one for UserInfo alone.
    useGrantedResource: () => true,
    getResourceServerInfo(_ctx: KoaContextWithOIDC, identifier: string) {
      const api = apis.find((candidate) => candidate.identifier === identifier)
      if (!api) throw unknown(identifier)
      return {
        scope: api.scopes.map(({ value }) => value).join(' '),
        accessTokenTTL: api.accessTokenLifetime,
        accessTokenFormat: 'jwt' as const,
        jwt: { sign: { alg: 'RS256' as const } },
      }
    },
  }
}

function timesToLive(options: IssuerOptions): NonNullable<Configuration['ttl']> {
  const lifetimes = { ...defaultLifetimes, ...options.lifetimes }
  return {
    AuthorizationCode: lifetimes.authorizationCode,
    AccessToken: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? lifetimes.accessToken,
    ClientCredentials: (_ctx, token) =>
      token.resourceServer?.accessTokenTTL ?? lifetimes.accessToken,
    IdToken: lifetimes.idToken,
    RefreshToken: lifetimes.refreshToken,
    // A grant must outlive every token made from it, through all rotations.
    Grant: 365 * 86_400,
    Session: lifetimes.session,
    Interaction: 3_600,
    DeviceCode: 600,
  }
}
