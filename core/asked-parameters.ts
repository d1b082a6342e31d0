import {
  type Field,
  type HttpRequest,
  type TextField,
  bodyFields,
  shown,
  targetOf,
} from './http.ts'
import { parameter, responseMembers } from './in-hand.ts'
import { type JwtReading, readJwt } from './read-jwt.ts'
import { type EntryId, type Run, type Sent, exchanges, latest } from './run.ts'

/** What an authorization server goes by, and where it was told. */
export interface Asked {
  readonly parameters: readonly TextField[]
  /** The message that carries them: the pushed request where there was one. */
  readonly entry: EntryId
  /** Where in it they stand: each by its name, or all inside a request object. */
  readonly where: 'query' | 'body' | 'query.request' | 'query.request_uri' | 'body.request'
}

/** What the latest authorization request asked for, however it was told; empty when none was sent. */
export function askedParameters(run: Run): readonly TextField[] {
  const sent = latest(run, 'authorization-request')?.sent
  return sent ? askedBy(run, sent).parameters : []
}

/**
 * What this authorization request asks for: by its own query, by the request that was pushed before
 * (RFC 9126 §4), by a request object in either or at an address of this tool (RFC 9101 §5). What
 * stands both inside and outside of an object is taken from inside (OpenID Connect Core §6.1).
 */
export function askedBy(run: Run, { id, request }: Pick<Sent, 'id' | 'request'>): Asked {
  const query = targetFields(request)
  const request_uri = parameter(texts(query), 'request_uri')
  const pushed = request_uri === undefined ? undefined : pushedAs(run, request_uri, id)
  const [fields, where] = pushed
    ? [bodyFields(pushed.request), 'body' as const]
    : [query, 'query' as const]
  const entry = pushed?.id ?? id
  const object = objectIn(fields)
  const inside = object && fromClaims(object.claims)
  const outside = texts(fields).filter(([name]) => !ofTheTransport.has(name))
  if (!inside) return { parameters: outside, entry, where }
  const names = new Set(inside.map(([name]) => name))
  const others = outside.filter(([name]) => !names.has(name))
  const place = where === 'query' ? (`query.${object.name}` as const) : 'body.request'
  return { parameters: [...inside, ...others], entry, where: place }
}

/** What carries the parameters or authenticates the client is none of them. */
const ofTheTransport: ReadonlySet<string> = new Set([
  'request',
  'request_uri',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
])

/** Every field of a request's target, in order: of the URL's own query, then those added to it. */
export function targetFields(request: HttpRequest): readonly Field[] {
  const own = queryOf(targetOf({ ...request, query: [] }))
  return [...own, ...request.query]
}

function queryOf(target: string): TextField[] {
  return [...new URLSearchParams(/\?([^#]*)/.exec(target)?.[1] ?? '')]
}

function texts(fields: readonly Field[]): TextField[] {
  return fields.map(([name, value]) => [name, shown(value)])
}

/** The pushed request that was answered with this request_uri, before that entry. */
function pushedAs(run: Run, request_uri: string, before: EntryId): Sent | undefined {
  return exchanges(run).findLast(
    ({ sent, outcome }) =>
      sent.step === 'pushed-authorization-request' &&
      outcome.kind === 'response' &&
      outcome.entry.id < before &&
      responseMembers(outcome.entry.response.body)?.['request_uri'] === request_uri,
  )?.sent
}

/** Claims of a JWT that are about the JWT itself (RFC 7519 §4.1, RFC 9101 §4). */
const ofTheJwt: ReadonlySet<string> = new Set(['iss', 'aud', 'exp', 'iat', 'nbf', 'jti', 'sub'])

/** A request object, as far as it can be read without a key. */
export interface RequestObject extends Pick<JwtReading, 'header' | 'claims'> {
  /** The parameter that carries it, or the address that it is served at. */
  readonly name: 'request' | 'request_uri'
  readonly servedAt?: string
}

/** The request object among these fields; undefined when there is none that can be read. */
export function objectIn(fields: readonly Field[]): RequestObject | undefined {
  return objectNamed(fields, 'request') ?? objectNamed(fields, 'request_uri')
}

function objectNamed(
  fields: readonly Field[],
  name: RequestObject['name'],
): RequestObject | undefined {
  const value = fields.find((field) => field[0] === name)?.[1]
  if (typeof value === 'object') {
    if (!('jwt' in value)) return undefined
    const { jwt, servedAt } = value
    return { name, ...jwt, ...(servedAt !== undefined && { servedAt }) }
  }
  const jwt = value === undefined ? undefined : readJwt(value)
  return jwt?.form === 'jws' ? { name, ...jwt } : undefined
}

function fromClaims(claims: Readonly<Record<string, unknown>>): TextField[] {
  return Object.entries(claims)
    .filter(([name]) => !ofTheJwt.has(name))
    .flatMap(([name, value]) =>
      name === 'resource' && Array.isArray(value)
        ? value.map((one): TextField => [name, asText(one)])
        : [[name, asText(value)] as const],
    )
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
