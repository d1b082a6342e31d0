import type { ClientAuthenticationMethod, Connection, GrantType } from '../connection.ts'
import { type Field, type HttpRequest, bodyFields, textOf } from '../http.ts'
import type { Metadata } from '../metadata.ts'

/** What is known of the client beside what was recorded. */
export type KnownConnection = Partial<Omit<Connection, 'id' | 'builtIn' | 'hasSecret'>>

/** The messages a connection can be read from. */
export interface Messages {
  readonly authorization?: HttpRequest
  /** What was pushed, where the authorization request only refers to it (RFC 9126). */
  readonly pushed?: HttpRequest
  readonly token?: HttpRequest
  readonly api?: HttpRequest
  readonly metadata: Partial<Metadata>
  /** From the callback or an ID Token, when no metadata names one. */
  readonly issuer?: string
}

/** The connection that recorded messages show; what is `known` takes precedence. */
export function connectionOf(messages: Messages, known: KnownConnection = {}): Connection {
  const { pushed } = messages
  const query = [...(pushed ? bodyFields(pushed) : []), ...(messages.authorization?.query ?? [])]
  const fields = messages.token ? bodyFields(messages.token) : []
  const sent = (name: string): string => textOf(query, name) ?? textOf(fields, name) ?? ''
  const method = textOf(query, 'code_challenge_method') ?? 'plain'
  const challenged = textOf(query, 'code_challenge') !== undefined
  return {
    id: 'imported',
    name: 'Imported',
    issuer: messages.metadata.issuer ?? messages.issuer ?? '',
    // What was recorded is judged as it is: nothing more is asked.
    discovery: 'openid',
    client_id: sent('client_id') || basicClientId(messages.token),
    clientAuthentication: methodOf(messages.token),
    basicFormEncoded: true,
    hasSecret: false,
    redirect_uri: sent('redirect_uri'),
    scope: sent('scope'),
    audience: sent('audience'),
    ...grantSent(fields),
    ...(pushed && { pushed: true }),
    pkce: challenged ? (method === 'S256' ? 'S256' : 'plain') : 'off',
    authorizationParameters: [],
    api: { method: messages.api?.method ?? 'GET', url: messages.api?.url ?? '', headers: [] },
    metadata: endpointsOf(messages),
    builtIn: false,
    ...known,
  }
}

/** The grant that the token request names, where it is not the code's. */
function grantSent(fields: readonly Field[]): Pick<Connection, 'grant_type'> {
  const named = textOf(fields, 'grant_type')
  const grant_type = otherGrants.find((grant) => grant === named)
  return grant_type === undefined ? {} : { grant_type }
}

/** A refresh belongs to whatever grant brought its token. */
const otherGrants = [
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'password',
] as const satisfies readonly GrantType[]

/** Without a discovery document the endpoints are those that were called. */
function endpointsOf({ authorization, token, metadata }: Messages): Partial<Metadata> {
  return {
    ...(authorization && { authorization_endpoint: authorization.url }),
    ...(token && { token_endpoint: token.url }),
    ...metadata,
  }
}

function methodOf(token: HttpRequest | undefined): ClientAuthenticationMethod {
  if (!token) return 'none'
  if (token.headers.some(([, value]) => typeof value !== 'string' && 'basic' in value)) {
    return 'client_secret_basic'
  }
  const secret = bodyFields(token).some(([name]) => name === 'client_secret')
  if (!secret) return 'none'
  return token.body && 'json' in token.body ? 'client_secret_json' : 'client_secret_post'
}

function basicClientId(token: HttpRequest | undefined): string {
  for (const [, value] of token?.headers ?? []) {
    if (typeof value !== 'string' && 'basic' in value) return value.basic[0]
  }
  return ''
}
