/**
 * HTTP messages as this tool records them: ordered pairs, since duplicates, order and case are
 * what a debugger must show, and secrets by reference only.
 */

/** The secrets a connection can hold. Only `server/secrets` knows their values. */
export type SecretName =
  'client_secret' | 'private_key' | 'dpop_key' | 'tls_key' | 'proxy_credentials' | GrantSecretName

/** What a grant other than the code, or a registration, begins with, entered by the person. */
export const grantSecretNames = [
  'password',
  'refresh_token',
  'subject_token',
  'actor_token',
  'initial_access_token',
] as const

export type GrantSecretName = (typeof grantSecretNames)[number]

/** What stands in a field before it is sent: text, or a reference that the server resolves. */
export type Value = string | SecretReference | BearerToken | BasicCredentials | SignedJwt

/** Replaced by the secret itself at the moment of sending. */
export interface SecretReference {
  readonly secret: SecretName
}

/** `Bearer ` and the secret (RFC 6750 §2.1). */
export interface BearerToken {
  readonly bearer: SecretName
}

/** `Basic base64(client_id ":" client_secret)`, each part form-encoded first (RFC 6749 §2.3.1). */
export interface BasicCredentials {
  readonly basic: readonly [client_id: string, secret: SecretName]
  readonly formEncoded: boolean
}

/**
 * A JWT signed at the moment of sending: a client assertion, a request object, a DPoP proof. Nothing
 * signs it where its `alg` is `none`.
 */
export interface SignedJwt {
  readonly jwt: {
    readonly header: Readonly<Record<string, unknown>>
    readonly claims: Readonly<Record<string, unknown>>
    readonly key: SigningKey
  }
  /** The URL that goes out in its place; the tool gives the JWT to whoever asks there (RFC 9101 §5.2). */
  readonly servedAt?: string
}

/** What a JWT is signed with: a secret of the connection, or a key that everybody has. */
export type SigningKey = SecretName | 'published_key'

/** A name and its value, in wire order. */
export type Field = readonly [name: string, value: Value]

/** A name and its value as received: always text. */
export type TextField = readonly [name: string, value: string]

/** `json` is an object's members in order; anything less flat is `raw`. */
export type Body =
  | { readonly form: readonly Field[] }
  | { readonly json: readonly Field[] }
  | { readonly raw: string }

/** A request before it is sent, and as it is recorded. */
export interface HttpRequest {
  readonly method: string
  /** The target without the fields of `query`; it may have a query component of its own. */
  readonly url: string
  readonly query: readonly Field[]
  readonly headers: readonly Field[]
  readonly body?: Body
}

/** What reading the body met; the text is still shown. */
export type BodyProblem =
  | { readonly kind: 'cut-at-limit'; readonly limit: number /* bytes */ }
  | { readonly kind: 'truncated' }
  /** A recording that left the body out: what stood in it is not known. */
  | { readonly kind: 'not-recorded' }
  /** More bytes came than Content-Length said; they are not part of the body. */
  | { readonly kind: 'longer-than-announced' }
  | { readonly kind: 'invalid-utf-8' }
  | { readonly kind: 'byte-order-mark' }
  | { readonly kind: 'undecodable'; readonly encoding: string }

export interface HttpResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly TextField[]
  /** The body as text, undecodable bytes shown as U+FFFD. */
  readonly body: string
  /** Bytes on the wire, before any content decoding. */
  readonly encodedBytes: number
  readonly problems: readonly BodyProblem[]
}

/** False where a recording left the body out: then an empty text says nothing of what was sent. */
export function isRecorded({ problems }: HttpResponse): boolean {
  return !problems.some(({ kind }) => kind === 'not-recorded')
}

/** A request that came to us: a callback or a logout notice, read from wherever it stood. */
export interface InboundRequest {
  readonly method: string
  readonly url: string
  readonly via: 'query' | 'fragment' | 'form_post' | 'web_message' | 'pasted'
  readonly parameters: readonly TextField[]
}

/** What a secret is replaced by, in whatever is recorded or shown. */
export const MASK = '••••••••'

/** Text that stands for a value wherever the secret must not: the mask, or a named placeholder. */
export function shown(value: Value): string {
  if (typeof value === 'string') return value
  if ('secret' in value) return MASK
  if ('bearer' in value) return `Bearer ${MASK}`
  if ('basic' in value) return `Basic ${MASK}`
  if (value.servedAt !== undefined) return value.servedAt
  if (value.jwt.header['alg'] === 'none') return '‹JWT that nothing signs›'
  return `‹JWT signed with ${value.jwt.key} when sent›`
}

/** The first text value of a field, or undefined when it is absent or a reference. */
export function textOf(fields: readonly Field[], name: string): string | undefined {
  const value = fields.find(([n]) => n === name)?.[1]
  return typeof value === 'string' ? value : undefined
}

/** The first header of that name, compared without case, or undefined. */
export function headerOf(headers: readonly Field[], name: string): string | undefined {
  const value = headers.find(([n]) => n.toLowerCase() === name.toLowerCase())?.[1]
  return value === undefined ? undefined : shown(value)
}

/** The fields of a form or JSON body; none for a raw body or no body. */
export function bodyFields(request: HttpRequest): readonly Field[] {
  const { body } = request
  if (!body || 'raw' in body) return []
  return 'form' in body ? body.form : body.json
}

/**
 * The request target as it goes over the wire: `query` appended to whatever query the URL has,
 * as `application/x-www-form-urlencoded` (RFC 6749 §3.1 and appendix B).
 */
export function targetOf(request: HttpRequest): string {
  const query = new URLSearchParams(request.query.map(([name, value]) => [name, shown(value)]))
  if (request.query.length === 0) return request.url
  const [beforeFragment = '', fragment] = request.url.split('#', 2)
  const joint = beforeFragment.includes('?') ? (/[?&]$/.test(beforeFragment) ? '' : '&') : '?'
  return `${beforeFragment}${joint}${query}${fragment === undefined ? '' : `#${fragment}`}`
}

/** A JSON body's text: its members in order, so that what is shown is what is sent. */
export function jsonText(members: readonly TextField[]): string {
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`
}
