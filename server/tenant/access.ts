import type { Kysely } from 'kysely'
import type { TenantTables } from './tables.ts'
import { openidScopes, type TenantApi } from './tenant-apis.ts'

/** What an authorization request asks for, of all that can be granted. */
export interface Access {
  /** OpenID Connect's own scopes. */
  readonly scopes: readonly string[]
  /** Names from the `claims` parameter (OIDC Core section 5.5). */
  readonly claims: readonly string[]
  /** By API identifier. */
  readonly apiScopes: Readonly<Record<string, readonly string[]>>
}

/** The structural part of oidc-provider's `Grant` that access is written into. */
interface GrantLike {
  addOIDCScope(scope: string): unknown
  addOIDCClaims(claims: string[]): unknown
  addResourceScope(resource: string, scope: string): unknown
}

/** Reads the access from an authorization request's parameters; unknown scopes are left out. */
export function requestedAccess(
  params: Readonly<Record<string, unknown>>,
  apis: readonly TenantApi[],
): Access {
  const requested = typeof params['scope'] === 'string' ? params['scope'].split(' ') : []
  const resources = [params['resource'] ?? []].flat()
  return {
    scopes: openidScopes.map(({ value }) => value).filter((scope) => requested.includes(scope)),
    claims: claimNames(params['claims']),
    apiScopes: Object.fromEntries(
      apis
        .filter(({ identifier }) => resources.includes(identifier))
        .map(({ identifier, scopes }) => [
          identifier,
          scopes.map(({ value }) => value).filter((scope) => requested.includes(scope)),
        ]),
    ),
  }
}

/** Enters access into an (empty) grant. */
export function addAccess(grant: GrantLike, access: Access): void {
  if (access.scopes.length > 0) grant.addOIDCScope(access.scopes.join(' '))
  if (access.claims.length > 0) grant.addOIDCClaims([...access.claims])
  for (const [api, scopes] of Object.entries(access.apiScopes)) {
    if (scopes.length > 0) grant.addResourceScope(api, scopes.join(' '))
  }
}

/** Which access users have allowed to which clients, kept across sessions and restarts. */
export interface Consents {
  has(accountId: string, clientId: string, access: Access): Promise<boolean>
  remember(accountId: string, clientId: string, access: Access): Promise<void>
}

/**
 * The consents given at one issuer. Access counts as consented to only when exactly it was: asking
 * for more, for less or for another API is asking for something else.
 */
export function createConsents(database: Kysely<TenantTables>, issuer: string): Consents {
  return {
    async has(account_id, client_id, access) {
      const row = await database
        .selectFrom('tenant_consent')
        .where('issuer', '=', issuer)
        .where('account_id', '=', account_id)
        .where('client_id', '=', client_id)
        .where('access', '=', canonical(access))
        .select('access')
        .executeTakeFirst()
      return row !== undefined
    },
    async remember(account_id, client_id, access) {
      await database
        .insertInto('tenant_consent')
        .values({ issuer, account_id, client_id, access: canonical(access) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  }
}

function canonical({ scopes, claims, apiScopes }: Access): string {
  const apis = Object.keys(apiScopes).sort()
  return JSON.stringify([
    [...scopes].sort(),
    [...claims].sort(),
    apis.map((api) => [api, [...(apiScopes[api] ?? [])].sort()]),
  ])
}

function claimNames(claims: unknown): readonly string[] {
  if (typeof claims !== 'string') return []
  const { id_token, userinfo } = JSON.parse(claims) as Record<string, object | undefined>
  return [...new Set([...Object.keys(id_token ?? {}), ...Object.keys(userinfo ?? {})])]
}
