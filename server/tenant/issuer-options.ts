import type { Kysely } from 'kysely'
import type { ApiHooks, IssuerHooks } from './hooks.ts'
import type { Desk } from './settings.ts'
import type { TenantTables } from './tables.ts'
import type { TenantApi } from './tenant-apis.ts'
import type { TenantClient } from './tenant-clients.ts'
import type { TenantKeys } from './tenant-keys.ts'
import type { TenantUser } from './tenant-users.ts'

/** How long things are good for, in seconds. */
export interface Lifetimes {
  readonly authorizationCode: number
  /** Of access tokens without an API; an API's are its own affair. */
  readonly accessToken: number
  readonly idToken: number
  readonly refreshToken: number
  readonly session: number
}

/**
 * A code lives for the ten minutes that RFC 6749 section 4.1.2 allows at most: here a person
 * reads each message before sending the next.
 */
export const defaultLifetimes: Lifetimes = {
  authorizationCode: 600,
  accessToken: 86_400,
  idToken: 36_000,
  refreshToken: 30 * 86_400,
  session: 3 * 86_400,
}

/** What one issuer of the tenant may have of its own; what is absent is as everywhere. */
export interface IssuerSettings {
  readonly clients?: readonly TenantClient[]
  /** How each of the clients is registered here, where that differs. */
  readonly client?: (client: TenantClient) => TenantClient
  readonly apis?: readonly TenantApi[]
  readonly users?: readonly TenantUser[]
  readonly lifetimes?: Partial<Lifetimes>
  /** Default true: an authorization request without PKCE is refused. */
  readonly pkceRequired?: boolean
  /** Default true: each refresh gives a new refresh token, and the old one no longer works. */
  readonly rotateRefreshTokens?: boolean
  /** Default false: proofs of a DPoP key need no nonce, at the issuer and at the sample API. */
  readonly dpopNonces?: boolean
  readonly hooks?: IssuerHooks
  readonly apiHooks?: ApiHooks
  /**
   * Whose JWK Set the sample API verifies with: the issuer's (default), or the tenant's own
   * issuer's, which has the same key, so that a fault in what an issuer publishes stays there.
   */
  readonly apiKeys?: 'issuer' | 'tenant'
}

/** A further issuer beside the tenant's own, at `<tenant's issuer><slug>/`. */
export interface TenantIssuer extends IssuerSettings {
  /** Letters, digits, `-` and `_`; at least six, so that it can be no path of the tenant's own. */
  readonly slug: string
}

/** All that `createIssuer` needs. */
export interface IssuerOptions extends IssuerSettings {
  /** The issuer identifier, with the trailing slash. */
  readonly issuer: string
  readonly clients: readonly TenantClient[]
  readonly apis: readonly TenantApi[]
  readonly users: readonly TenantUser[]
  readonly keys: TenantKeys
  readonly database: Kysely<TenantTables>
  /** What was set on the settings page; the settings here have it applied. */
  readonly desk: Desk
  /** Told of what went wrong inside (answered with `server_error`). */
  readonly onError?: (error: Error) => void
}

/** The issuer's path: `/` for the tenant's own, `/<slug>/` for the others. */
export const issuerPath = (issuer: string): string => new URL(issuer).pathname

/** The UserInfo Endpoint, which is also an audience of access tokens (as at Auth0). */
export const userinfoEndpoint = (issuer: string): string => `${issuer}userinfo`
