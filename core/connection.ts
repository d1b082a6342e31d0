import type { GrantSecretName, TextField } from './http.ts'
import type { Metadata } from './metadata.ts'

/** How the client proves who it is at the token endpoint (OpenID Connect Core §9, RFC 6749 §2.3). */
export type ClientAuthenticationMethod =
  | 'none'
  | 'client_secret_basic'
  | 'client_secret_post'
  /** The credentials as members of a JSON body, which Auth0 takes beside the form. */
  | 'client_secret_json'
  /** By a JWT that the client signs, with its private key or with the secret (RFC 7523 §2.2). */
  | 'private_key_jwt'
  | 'client_secret_jwt'
  /** By a certificate in the TLS handshake, of a known authority or the client's own (RFC 8705 §2). */
  | 'tls_client_auth'
  | 'self_signed_tls_client_auth'

/** How the client gets a token (RFC 6749 §1.3, and its extensions). */
export type GrantType =
  | 'authorization_code'
  | 'client_credentials'
  | 'urn:ietf:params:oauth:grant-type:device_code'
  /** A refresh token that the person has from elsewhere. */
  | 'refresh_token'
  | 'urn:ietf:params:oauth:grant-type:token-exchange'
  /** Legacy: OAuth 2.1 has it no more. */
  | 'password'

/** What a token exchange hands in beside the token, and what it asks for (RFC 8693 §2.1). */
export interface TokenExchange {
  readonly subject_token_type: string
  /** Sent only when an actor token is held. */
  readonly actor_token_type: string
  /** Empty: the server chooses. */
  readonly requested_token_type: string
  /** Which token of which run is handed in, in words; absent for one that was pasted. */
  readonly subject_from?: string
  readonly actor_from?: string
}

/** What a client assertion is signed with, and whom it is meant for (RFC 7523 §3). */
export interface ClientAssertion {
  readonly alg: string
  /** RFC 7523bis asks for the issuer; some servers take their token endpoint alone. */
  readonly audience: 'issuer' | 'token_endpoint'
}

/** How a client proves that it holds the key its tokens are bound to (RFC 9449). */
export interface DpopChoice {
  readonly alg: string
  /** The authorization request names the key, so that the code is bound to it as well (§10). */
  readonly jkt?: true
}

/** The public half of a key that the server holds (RFC 7517 §4): what a server may be given. */
export interface PublicJwk {
  readonly kty: string
  readonly kid: string
  readonly alg: string
  readonly use: 'sig'
  readonly [member: string]: string | readonly string[]
}

/** What an authorization request is signed with, and whether the browser carries it. */
export interface RequestObjectSettings {
  /** `none`: unsigned, which RFC 9101 §5 forbids and OpenID Connect Core §6.1 allows. */
  readonly alg: string
  /**
   * The origin under which the authorization server reaches this tool, to fetch the object there
   * (RFC 9101 §5.2); absent: the object stands in the request itself.
   */
  readonly servedFrom?: string
}

/** A request to the resource server that the person saved. */
export interface ApiRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly TextField[]
  readonly body?: string
}

/** A further request to the resource server, by the name that the person gave it. */
export interface SavedRequest extends ApiRequest {
  readonly name: string
}

/**
 * A client at an authorization server, as the person saved it. No secret: `hasSecret` says only
 * that the server holds one.
 */
export interface Connection {
  readonly id: string
  readonly name: string
  /** The id of the template it began with, which knows where its settings are found. */
  readonly template?: string
  /** The issuer identifier; empty for a server without discovery, whose endpoints are given. */
  readonly issuer: string
  /** Where its metadata lies; absent: OpenID's form is asked first, and RFC 8414's where it has none. */
  readonly discovery?: 'openid' | 'oauth'
  readonly client_id: string
  /** A run registers a client first, whose client_id the connection then takes over (RFC 7591). */
  readonly register?: true
  /**
   * The origin under which the server reaches this tool, to fetch the keys of the client that it
   * registers (RFC 7591 §2, jwks_uri); absent: they stand in the registration itself.
   */
  readonly keysServedFrom?: string
  readonly clientAuthentication: ClientAuthenticationMethod
  /** Some servers decode Basic credentials wrongly; then they are sent without form-encoding. */
  readonly basicFormEncoded: boolean
  readonly hasSecret: boolean
  /** Tokens are bound to a key that the server made and holds (RFC 9449). */
  readonly dpop?: DpopChoice
  /** How a client assertion is made; absent: the key's own `alg`, for the issuer. */
  readonly assertion?: ClientAssertion
  /** The public halves of the private keys that the server holds for this client, by name. */
  readonly publicKeys?: Readonly<Partial<Record<'private_key' | 'dpop_key', PublicJwk>>>
  /**
   * PEM, the client's own certificate first: shown in the TLS handshake where a server asks for one.
   * There only while the server holds its private key.
   */
  readonly tlsCertificate?: string
  /** PEM of authorities that are trusted for this connection, beside those the machine trusts. */
  readonly certificateAuthorities?: string
  /** The URL of a forward proxy, without credentials; absent for a direct connection. */
  readonly proxy?: string
  /** The server holds a user name and password for that proxy. */
  readonly hasProxyCredentials?: true
  readonly redirect_uri: string
  readonly scope: string
  /** What parts the scopes on the wire where it is not a space (RFC 6749 §3.3): Slack’s comma. */
  readonly scopeSeparator?: ','
  /** Auth0's name for the API a token is for; empty when not sent. */
  readonly audience: string
  readonly pkce: 'S256' | 'plain' | 'off'
  /** Absent: the authorization code. */
  readonly grant_type?: GrantType
  /** The user of a password grant. */
  readonly username?: string
  readonly tokenExchange?: TokenExchange
  /** What the server holds for the grant to begin with. */
  readonly grantSecrets?: readonly GrantSecretName[]
  /** What the answer shall bring; absent: a code. */
  readonly response_type?: string
  /** How the answer shall travel; absent: the default of the response type. */
  readonly response_mode?: string
  /** The authorization request is pushed over the back channel first (RFC 9126). */
  readonly pushed?: boolean
  /** The authorization request goes as a request object (RFC 9101). */
  readonly requestObject?: RequestObjectSettings
  /**
   * `strict`: a run stops where a right client must, at what it may not accept. Absent, it is
   * `inspect`: a run goes on and judges everything.
   */
  readonly mode?: 'inspect' | 'strict'
  /** The person has secrets sent over plain http too, beyond this machine, where anybody can read them. */
  readonly secretsOverHttp?: true
  /** Where the UserInfo request carries the access token: in a form body (RFC 6750 §2.2); absent, in the header. */
  readonly userinfoToken?: 'body'
  /** For a server whose ID Tokens bear none, so that it could not be compared. */
  readonly nonce?: 'off'
  /** Further parameters of the authorization request, in order, repeats allowed. */
  readonly authorizationParameters: readonly TextField[]
  readonly api: ApiRequest
  /** What else the person calls with the token, to choose from when the API request is drafted. */
  readonly savedRequests?: readonly SavedRequest[]
  /** Endpoints and the like that override, or stand in for, what discovery says. */
  readonly metadata: Partial<Metadata>
  /** Where the browser returns after logout; absent: to the tool itself. Empty: not asked for. */
  readonly post_logout_redirect_uri?: string
  /** The built-in tenant's own connection: always there, renewed at every start. */
  readonly builtIn: boolean
}

/** The grant of a connection, by its registered name. */
export function grantOf({ grant_type }: Pick<Connection, 'grant_type'>): GrantType {
  return grant_type ?? 'authorization_code'
}

/** True when a user answers on another device (RFC 8628). */
export function isDevice(connection: Pick<Connection, 'grant_type'>): boolean {
  return grantOf(connection) === 'urn:ietf:params:oauth:grant-type:device_code'
}

/** True when the flow is OpenID Connect, which is what `openid` in the scope asks for. */
export function isOpenId(connection: Connection): boolean {
  return hasUser(connection) && connection.scope.split(' ').includes('openid')
}

/** True for a grant with a user to tell about; a token exchange asks for its types itself. */
export function hasUser(connection: Pick<Connection, 'grant_type'>): boolean {
  return !withoutUser.has(grantOf(connection))
}

const withoutUser: ReadonlySet<GrantType> = new Set([
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:token-exchange',
])

/** The secret that a client authentication method needs; undefined for one that needs none. */
export function secretOf(
  method: ClientAuthenticationMethod,
): 'client_secret' | 'private_key' | undefined {
  if (method === 'private_key_jwt') return 'private_key'
  return method.startsWith('client_secret') ? 'client_secret' : undefined
}

/** How the client's assertion is made, where the connection does not say otherwise. */
export function assertionOf({
  assertion,
  publicKeys,
  clientAuthentication,
}: Connection): ClientAssertion {
  const alg =
    clientAuthentication === 'client_secret_jwt'
      ? 'HS256'
      : (publicKeys?.private_key?.alg ?? 'RS256')
  return assertion ?? { alg, audience: 'issuer' }
}

/** True when the client shows a certificate as its authentication (RFC 8705 §2). */
export function authenticatesByCertificate({
  clientAuthentication,
}: Pick<Connection, 'clientAuthentication'>): boolean {
  return (
    clientAuthentication === 'tls_client_auth' ||
    clientAuthentication === 'self_signed_tls_client_auth'
  )
}

/** True when the client means to be known, or its tokens bound, by a certificate. */
export function usesMutualTls(connection: Connection): boolean {
  return authenticatesByCertificate(connection) || connection.tlsCertificate !== undefined
}

/** What the answer shall bring (RFC 6749 §3.1.1): words in any order. */
export function responseTypeOf({ response_type }: Connection): string {
  return response_type ?? 'code'
}

/** False for the implicit flow, which has no code to exchange. */
export function bringsCode(connection: Connection): boolean {
  return responseTypeOf(connection).split(' ').includes('code')
}

/** False for a login that brings an ID Token alone, which opens nothing. */
export function bringsAccessToken(connection: Connection): boolean {
  return responseTypeOf(connection) !== 'id_token'
}

/** The scope as the server wants it on the wire: with spaces, or with what it takes instead. */
export function scopeOnWire({ scope, scopeSeparator }: Connection): string {
  return scopeSeparator === undefined ? scope : scope.split(' ').join(scopeSeparator)
}
