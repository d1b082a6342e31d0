import { createPublicKey } from 'node:crypto'
import {
  type Field,
  type HttpRequest,
  MASK,
  type SecretName,
  type SigningKey,
  type Value,
  bodyFields,
  grantSecretNames,
} from '../../core/http.ts'
import type { SecretTraits } from '../../core/run.ts'
import { isLocalhost, spaceOf } from '../outbound/address.ts'
import { type Failure, failure, isFailure } from '../outbound/outcome.ts'
import { type Target, readTarget } from '../outbound/target.ts'
import type { WireValues } from '../outbound/wire-values.ts'
import { maskOf } from './mask.ts'
import { publishedKey } from './published-key.ts'
import { type Secret, wordsFor } from './seal.ts'
import { signJwt } from './sign.ts'
import { formEncode, traitsOf } from '../../core/secret-traits.ts'

/** The values of one request, for `send` alone. Printed or serialised, it shows the mask. */
export interface Materialized extends WireValues {
  /** Of the secrets the request refers to, for the record. */
  readonly traits: Readonly<Partial<Record<SecretName, SecretTraits>>>
  toJSON(): string
}

/** Metadata that was read at `by` and names these endpoints. */
export interface Named {
  readonly by: string
  readonly endpoints: readonly string[]
}

/** What a connection holds, by name: the secret, why it cannot be read, or nothing. */
export type Held = ReadonlyMap<SecretName, Secret | Failure>

type Reference = Exclude<Value, string>

const published: Secret = { secret: publishedKey, origins: [] }

/**
 * Resolves the references in a request. A failure when one is missing, unreadable or was entered
 * for another origin, or cannot sign. `named` lets a secret go to endpoints that metadata from one
 * of its own origins names, since issuer and token endpoint may differ in origin. `inClear` lets it
 * go over plain http beyond this machine (RFC 6749 §2.3.1, §3.2: TLS is a must).
 */
export async function materialize(
  request: HttpRequest,
  held: Held,
  named?: Named,
  inClear = false,
): Promise<Materialized | Failure> {
  const texts = new Map<Reference, string>()
  const traits: Partial<Record<SecretName, SecretTraits>> = {}
  for (const reference of referencesIn(request)) {
    const name = nameIn(reference)
    const secret = name === 'published_key' ? published : secretFor(request.url, name, held, named)
    if (isFailure(secret)) return secret
    if (shows(reference) && !inClear && isReadableOnTheWay(request.url))
      return inClearFailure(name, request.url)
    const text = await textFor(reference, secret.secret)
    if (typeof text !== 'string') return text
    texts.set(reference, text)
    // Of a person's password not even the length is told.
    if (name !== 'password' && name !== 'published_key') traits[name] = traitsOf(secret.secret)
  }
  return opaque(texts, traits, maskFor(held, texts))
}

/** The mask over everything that could be read, and over the credentials just made. */
export function maskFor(held: Held, texts?: ReadonlyMap<Reference, string>): WireValues['mask'] {
  const secrets: string[] = []
  const encoded: string[] = []
  for (const [name, secret] of held) {
    if (isFailure(secret)) continue
    if (isPlain(name)) secrets.push(secret.secret)
    else if (name === 'proxy_credentials') {
      secrets.push(secret.secret, secret.secret.slice(secret.secret.indexOf(':') + 1))
    } else encoded.push(...privateParts(secret.secret))
  }
  for (const [reference, text] of texts ?? []) {
    if ('basic' in reference) encoded.push(text.slice('Basic '.length))
  }
  return maskOf(secrets, encoded)
}

/** A secret that goes out as it is, or in the keys of a MAC. */
function isPlain(name: SecretName): boolean {
  return name === 'client_secret' || grantSecretNames.some((plain) => plain === name)
}

/** The lines of a PEM, or the private members of a JWK: what must not show of a private key. */
function privateParts(key: string): string[] {
  if (key.includes('-----BEGIN')) {
    const known = publicPart(key)
    return key
      .split(/\s+/)
      .filter((line) => /^[A-Za-z0-9+/]{16,}={0,2}$/.test(line))
      .filter((line) => !known.includes(Buffer.from(line, 'base64')))
  }
  const members = key.matchAll(/"(?:d|p|q|dp|dq|qi|k)"\s*:\s*"([\w-]{4,})"/g)
  return [...members].map((member) => member[1] ?? '')
}

/** A private key repeats its public half, which certificates and JWK Sets show by right. */
function publicPart(key: string): Buffer {
  try {
    return createPublicKey(key).export({ type: 'spki', format: 'der' })
  } catch {
    return Buffer.alloc(0)
  }
}

function referencesIn(request: HttpRequest): Reference[] {
  const fields: Field[] = [...request.query, ...request.headers, ...bodyFields(request)]
  return fields.flatMap(([, value]) => (typeof value === 'string' ? [] : [value]))
}

function nameIn(reference: Reference): SigningKey {
  if ('secret' in reference) return reference.secret
  if ('bearer' in reference) return reference.bearer
  return 'basic' in reference ? reference.basic[1] : reference.jwt.key
}

/** That secret, when it may go to the URL; a failure that says why not. */
export function secretFor(
  url: string,
  name: SecretName,
  held: Held,
  named: Named | undefined,
): Secret | Failure {
  const secret = held.get(name)
  if (!secret) {
    return failure(
      'secret-missing',
      `The request needs the ${wordsFor(name)}, and none is stored. Enter it in the connection.`,
    )
  }
  // A proof is for whatever resource server is asked, and gives the key away to none.
  if (isFailure(secret) || name === 'dpop_key') return secret
  const target = readTarget(url)
  if (isFailure(target)) return target
  if (mayGoTo(target.origin, secret.origins, named)) return secret
  return failure(
    'secret-for-other-origin',
    `The ${wordsFor(name)} was entered for ${secret.origins.join(', ') || 'no server'} and is not sent to ${target.origin}. If that server is right, enter the ${wordsFor(name)} again in the connection.`,
  )
}

/** A signature gives away nothing of its key; every other reference is the secret itself. */
function shows(reference: Reference): boolean {
  return !('jwt' in reference)
}

function isReadableOnTheWay(url: string): boolean {
  const target = readTarget(url)
  return !isFailure(target) && !target.secure && !staysHere(target)
}

function staysHere({ host }: Target): boolean {
  return isLocalhost(host) || spaceOf(host) === 'loopback'
}

function inClearFailure(name: SigningKey, url: string): Failure {
  return failure(
    'secret-in-clear',
    `The ${wordsFor(name)} is not sent to ${originOf(url)}: over plain http everybody on the way can read it. Use the https address. For a test server in a network that you trust, choose “Send secrets over plain http” in the connection.`,
  )
}

function mayGoTo(origin: string, bound: readonly string[], named: Named | undefined): boolean {
  if (bound.includes(origin)) return true
  if (!named || !bound.includes(originOf(named.by) ?? '')) return false
  // Metadata that came over TLS must not move a secret to plain HTTP.
  if (named.by.startsWith('https:') && !origin.startsWith('https:')) return false
  return named.endpoints.some((endpoint) => originOf(endpoint) === origin)
}

/** The origin of an `http:` or `https:` URL; undefined for anything else. */
export function originOf(url: string): string | undefined {
  const target = readTarget(url)
  return isFailure(target) ? undefined : target.origin
}

async function textFor(reference: Reference, secret: string): Promise<string | Failure> {
  if ('secret' in reference) return secret
  if ('bearer' in reference) return `Bearer ${secret}`
  if ('jwt' in reference) {
    const jwt = await signJwt(reference, secret)
    return typeof jwt === 'string' ? (reference.servedAt ?? jwt) : jwt
  }
  const encode = reference.formEncoded ? formEncode : (text: string): string => text
  const credentials = `${encode(reference.basic[0])}:${encode(secret)}`
  return `Basic ${Buffer.from(credentials).toString('base64')}`
}

/** The texts stay in a closure: nothing that prints or serialises an object can reach them. */
function opaque(
  texts: ReadonlyMap<Reference, string>,
  traits: Materialized['traits'],
  mask: WireValues['mask'],
): Materialized {
  const values = {
    traits,
    mask,
    resolve(value: Value): string {
      if (typeof value === 'string') return value
      const text = texts.get(value)
      if (text === undefined) throw new Error('These values were made for another request')
      return text
    },
    toJSON: () => MASK,
    [Symbol.for('nodejs.util.inspect.custom')]: () => MASK,
  }
  return Object.freeze(values)
}
