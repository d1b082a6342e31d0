import type { TextField } from './http.ts'
import type { Metadata } from './metadata.ts'

/** How the client proves who it is at the token endpoint (OpenID Connect Core §9, RFC 6749 §2.3). */
export type ClientAuthenticationMethod =
  | 'none'
  | 'client_secret_basic'
  | 'client_secret_post'
  /** The credentials as members of a JSON body, which Auth0 takes beside the form. */
  | 'client_secret_json'

/** The public half of a key that the server holds (RFC 7517 §4): what a server may be given. */
export interface PublicJwk {
  readonly kty: string
  readonly kid: string
  readonly alg: string
  readonly use: 'sig'
  readonly [member: string]: string | readonly string[]
}

/** A request to the resource server that the person saved. */
export interface ApiRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly TextField[]
  readonly body?: string
}

/**
 * A client at an authorization server, as the person saved it. No secret: `hasSecret` says only
 * that the server holds one.
 */
export interface Connection {
  readonly id: string
  readonly name: string
  /** The issuer identifier; empty for a server without discovery, whose endpoints are given. */
  readonly issuer: string
  readonly client_id: string
  readonly clientAuthentication: ClientAuthenticationMethod
  /** Some servers decode Basic credentials wrongly; then they are sent without form-encoding. */
  readonly basicFormEncoded: boolean
  readonly hasSecret: boolean
  /** The public halves of the private keys that the server holds for this client, by name. */
  readonly publicKeys?: Readonly<Partial<Record<'private_key' | 'dpop_key', PublicJwk>>>
  readonly redirect_uri: string
  readonly scope: string
  /** What parts the scopes on the wire where it is not a space (RFC 6749 §3.3): Slack’s comma. */
  readonly scopeSeparator?: ','
  /** Auth0's name for the API a token is for; empty when not sent. */
  readonly audience: string
  readonly pkce: 'S256' | 'plain' | 'off'
  /** For a server whose ID Tokens bear none, so that it could not be compared. */
  readonly nonce?: 'off'
  /** Further parameters of the authorization request, in order, repeats allowed. */
  readonly authorizationParameters: readonly TextField[]
  readonly api: ApiRequest
  /** Endpoints and the like that override, or stand in for, what discovery says. */
  readonly metadata: Partial<Metadata>
  /** The built-in tenant's own connection: always there, renewed at every start. */
  readonly builtIn: boolean
}

/** True when the flow is OpenID Connect, which is what `openid` in the scope asks for. */
export function isOpenId(connection: Connection): boolean {
  return connection.scope.split(' ').includes('openid')
}

/** The scope as the server wants it on the wire: with spaces, or with what it takes instead. */
export function scopeOnWire({ scope, scopeSeparator }: Connection): string {
  return scopeSeparator === undefined ? scope : scope.split(' ').join(scopeSeparator)
}
