import { decodeJwt } from 'jose'
import type { Configuration, JWTStructured, KoaContextWithOIDC } from 'oidc-provider'
import { userinfoEndpoint } from './issuer-options.ts'
import type { TenantApi } from './tenant-apis.ts'

type Oidc = KoaContextWithOIDC['oidc']
type Format = NonNullable<NonNullable<Configuration['formats']>['customizers']>
type Customizer = NonNullable<Format['jwt']>

/** The value of a parameter that the specifications allow once; undefined when it is not a string. */
const single = (value: unknown) => (typeof value === 'string' ? value : undefined)

const words = (scope: unknown): string[] => single(scope)?.split(' ').filter(Boolean) ?? []

/**
 * The API that an `audience` parameter names, for oidc-provider's `defaultResource`. `invalid`
 * makes the error response for an unknown one.
 */
export function apiOfAudience(
  { oidc }: KoaContextWithOIDC,
  apis: readonly TenantApi[],
  invalid: (audience: string) => Error,
): string | undefined {
  const audience = single(oidc.body?.['audience']) ?? single(oidc.params?.['audience'])
  if (!audience) return undefined
  if (!apis.some(({ identifier }) => identifier === audience)) throw invalid(audience)
  return audience
}

/**
 * Settles whether the request keeps `offline_access`. oidc-provider takes it out of `scope` unless
 * `prompt=consent` was sent (OIDC Core section 11 lets a server decide otherwise); here, as at
 * Auth0, what decides is whether each API asked for allows offline access.
 */
export function settleOfflineAccess(ctx: KoaContextWithOIDC, apis: readonly TenantApi[]): void {
  const { oidc } = ctx
  if (!oidc.params || !originalScopes(ctx).includes('offline_access')) return
  const resources = [oidc.params['resource'] ?? []].flat()
  const allowed =
    oidc.client?.grantTypeAllowed('refresh_token') === true &&
    apis.every((api) => api.allowOfflineAccess || !resources.includes(api.identifier))
  const others = words(oidc.params['scope']).filter((scope) => scope !== 'offline_access')
  oidc.params['scope'] = [...others, ...(allowed ? ['offline_access'] : [])].join(' ') || undefined
}

/** The scopes as they were sent: in the body, the query, or pushed beforehand (RFC 9126). */
function originalScopes({ oidc, query }: KoaContextWithOIDC): readonly string[] {
  const pushed = oidc.entities.PushedAuthorizationRequest
  if (pushed) return words(decodeJwt(pushed.request)['scope'])
  return words(oidc.body?.['scope'] ?? query['scope'])
}

/**
 * Makes a refresh with a reduced `scope` keep `openid`, so that a new ID Token comes whenever
 * `openid` was in the first scope. Called by oidc-provider (`rotateRefreshToken`) after it has
 * compared the reduced scope with the granted one; the access token's scope stays as reduced.
 */
export function keepOpenid({ params, entities }: Oidc): void {
  const reduced = words(params?.['scope'])
  if (!params || reduced.length === 0 || reduced.includes('openid')) return
  if (entities.RefreshToken?.scopes.has('openid')) {
    params['scope'] = ['openid', ...reduced].join(' ')
  }
}

/**
 * Gives a JWT access token Auth0's shape: `scope` with everything granted, `azp`, and, when
 * `openid` is among the scopes, the UserInfo Endpoint as a second audience.
 */
export function shapeAccessToken(issuer: string): Customizer {
  return ({ oidc }, token, jwt: JWTStructured) => {
    const source = grantSource(oidc)
    if (source) {
      const refreshing = oidc.params?.['grant_type'] === 'refresh_token'
      const reduced = refreshing ? words(oidc.body?.['scope']) : []
      const scopes = words(source.scope).filter(
        (scope) => reduced.length === 0 || reduced.includes(scope),
      )
      token.scope = scopes.join(' ')
      jwt.payload['scope'] = token.scope
      if (scopes.includes('openid')) jwt.payload['aud'] = [token.aud, userinfoEndpoint(issuer)]
    }
    jwt.payload['azp'] = token.clientId
  }
}

/** What the tokens are made from; undefined for client credentials. */
export const grantSource = ({ entities }: Oidc) =>
  entities.AuthorizationCode ?? entities.DeviceCode ?? entities.RefreshToken
