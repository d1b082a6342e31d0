import type { IncomingHttpHeaders } from 'node:http'
import type { CompactJWSHeaderParameters, JWTPayload } from 'jose'
import type { Answer, TakeOver } from './answer.ts'
import type { TenantKeys } from './tenant-keys.ts'

/** A parameter as it stood in the query or the body: in order, duplicates kept. */
export type Field = readonly [name: string, value: string]

/** What a path of an issuer is for; `other` is every page and path without a protocol meaning. */
export type Endpoint =
  | 'authorization'
  | 'token'
  | 'userinfo'
  | 'jwks'
  | 'discovery'
  | 'revocation'
  | 'introspection'
  | 'device_authorization'
  | 'code_verification'
  | 'pushed_authorization_request'
  | 'end_session'
  | 'interaction'
  | 'other'

/** A request at an issuer, before anything judged it. */
export interface IssuerRequest {
  readonly endpoint: Endpoint
  readonly method: string
  /** Within the issuer: `/authorize`, whatever the issuer's own path is. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** From the body of a POST (form or JSON), from the query otherwise. */
  readonly parameters: readonly Field[]
}

/** What every hook is told beside the value it may change. */
export interface IssuerContext {
  readonly issuer: string
  readonly keys: TenantKeys
  readonly request: IssuerRequest
}

/** A JWT taken apart. `claims` is open: a fault may make a claim anything. */
export interface JwtParts {
  readonly header: CompactJWSHeaderParameters
  readonly claims: JWTPayload
}

/** Parameters and headers to judge instead of those that came. */
export interface ChangedRequest {
  readonly parameters?: readonly Field[]
  readonly headers?: IncomingHttpHeaders
}

/** A successful token response, RFC 6749 section 5.1. */
export interface TokenResponse {
  readonly access_token: string
  readonly token_type: string
  readonly [name: string]: unknown
}

type Awaitable<T> = T | Promise<T>

/**
 * The points at which an issuer can be made to deviate: each gets the last value before it is
 * judged or written and returns the one to use. An absent hook leaves the value as it is. A JWT
 * hook may return parts, which are signed with the tenant's key (RS256), or a finished string,
 * which is sent as it is. Within one token response they run in the order access token, ID Token
 * (whose `at_hash` is that of the changed access token), whole response.
 */
export interface IssuerHooks {
  /** Before a request is judged: change it, refuse it with an answer, or let it pass (undefined). */
  readonly request?: (
    request: IssuerRequest,
    context: IssuerContext,
  ) => Awaitable<ChangedRequest | Answer | TakeOver | undefined>
  /** Whether the authorization endpoint takes this `redirect_uri`; exact comparison otherwise. */
  readonly acceptRedirectUri?: (requested: string, registered: readonly string[]) => boolean
  /** The URL that carries the authorization response (code or error), in query or fragment. */
  readonly authorizationResponse?: (
    location: URL,
    context: IssuerContext,
  ) => Awaitable<URL | string>
  readonly accessToken?: (token: JwtParts, context: IssuerContext) => Awaitable<JwtParts | string>
  readonly idToken?: (token: JwtParts, context: IssuerContext) => Awaitable<JwtParts | string>
  readonly tokenResponse?: (body: TokenResponse, context: IssuerContext) => Awaitable<object>
  readonly userinfo?: (claims: JWTPayload, context: IssuerContext) => Awaitable<object>
  readonly jwks?: (
    jwks: { readonly keys: readonly object[] },
    context: IssuerContext,
  ) => Awaitable<object>
  readonly discovery?: (
    metadata: Readonly<Record<string, unknown>>,
    context: IssuerContext,
  ) => Awaitable<object>
  /** Every answer of the issuer, pages included, after all other hooks. */
  readonly answer?: (answer: Answer, context: IssuerContext) => Awaitable<Answer | TakeOver>
}

/** A request at the sample API. */
export interface ApiRequest {
  readonly method: string
  /** Within the issuer's API: `/contacts`. */
  readonly path: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** The same for the sample API: answer before a request is judged, or change what it answered. */
export interface ApiHooks {
  readonly request?: (request: ApiRequest) => Awaitable<Answer | TakeOver | undefined>
  readonly answer?: (answer: Answer, request: ApiRequest) => Awaitable<Answer | TakeOver>
}
