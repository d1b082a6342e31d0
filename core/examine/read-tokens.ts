import { base64url } from 'jose'
import type {
  CallbackFacts,
  ExchangeFacts,
  KeyFacts,
  SignatureFacts,
  TokenFacts,
} from '../facts.ts'
import { parameter } from '../in-hand.ts'
import { isRemoved } from '../is-removed.ts'
import { type JwtReading, readJwt } from '../read-jwt.ts'
import type { Observed, Responded, Run } from '../run.ts'
import { verifySignature } from '../verify-signature.ts'
import { type KeySet, keysFor } from './key-sets.ts'

type TokenName = 'id_token' | 'access_token'

/** What a token says by itself, whatever comes later in the run. */
interface Reading {
  readonly token: string
  readonly jwt?: JwtReading
  readonly accessTokenHash?: string
  readonly codeHash?: string
}

/** The keys to verify a token with, by the response that brought it and what it says. */
type KeysOf = (brought: Responded, token: Reading) => readonly KeyFacts[] | undefined

/** Every token of that name that the exchanges brought, oldest first. */
export async function readTokens(
  run: Run,
  exchanges: readonly ExchangeFacts[],
  name: TokenName,
  keySets: readonly KeySet[],
): Promise<readonly TokenFacts[]> {
  const later = exchanges.flatMap(({ response }) => (response ? [response.entry.id] : []))
  const keysOf: KeysOf = ({ id: entry }, { jwt }) =>
    keysFor(keySets, { entry, later, kid: jwt?.header['kid'] })
  const all = exchanges.map((exchange) => tokenFacts(run, exchange, name, keysOf))
  return (await Promise.all(all)).filter((token) => token !== undefined)
}

/** The token of that name that came in the authorization response (OpenID Connect Core §3.2, §3.3). */
export async function readFrontToken(
  exchange: ExchangeFacts,
  { entry, parameters }: CallbackFacts,
  name: TokenName,
  keys: readonly KeyFacts[] | undefined,
): Promise<TokenFacts | undefined> {
  const token = parameter(parameters, name)
  if (!token) return undefined
  const jwt = readJwt(token)
  const token_type = parameter(parameters, 'token_type')
  const hashed = name === 'id_token' ? jwt?.header['alg'] : undefined
  const accessTokenHash = await leftHalfHash(parameter(parameters, 'access_token'), hashed)
  const codeHash = await leftHalfHash(parameter(parameters, 'code'), hashed)
  return {
    ...{ token, exchange, entry: entry.id, at: entry.at },
    ...(jwt && { jwt }),
    ...(token_type !== undefined && { token_type }),
    ...(accessTokenHash !== undefined && { accessTokenHash }),
    ...(codeHash !== undefined && { codeHash }),
    signature: await signatureOf({ token, ...(jwt && { jwt }) }, keys),
  }
}

async function tokenFacts(
  run: Run,
  exchange: ExchangeFacts,
  name: TokenName,
  keysOf: KeysOf,
): Promise<TokenFacts | undefined> {
  const { response } = exchange
  const reading = await readingOf(exchange, name)
  if (!response || !reading) return undefined
  const token_type = response.members?.['token_type']
  const keys = keysOf(response.entry, reading)
  return {
    ...reading,
    entry: response.entry.id,
    exchange,
    at: response.entry.at,
    ...(typeof token_type === 'string' && { token_type }),
    signature: macOf(run, exchange, name, reading) ?? (await signatureOf(reading, keys)),
  }
}

const readings = new WeakMap<Responded, Partial<Record<TokenName, Promise<Reading>>>>()

/** Remembered by entry: appending to the run does not decode and hash anew. */
function readingOf(exchange: ExchangeFacts, name: TokenName): Promise<Reading> | undefined {
  const { response } = exchange
  const token = response?.members?.[name]
  if (!response || typeof token !== 'string') return undefined
  const known = readings.get(response.entry) ?? {}
  readings.set(response.entry, known)
  return (known[name] ??= read(exchange, name, token))
}

async function read(exchange: ExchangeFacts, name: TokenName, token: string): Promise<Reading> {
  const jwt = readJwt(token)
  if (!jwt || name !== 'id_token') return { token, ...(jwt && { jwt }) }
  const { alg } = jwt.header
  const [accessTokenHash, codeHash] = await Promise.all([
    leftHalfHash(exchange.response?.members?.['access_token'], alg),
    leftHalfHash(parameter(exchange.sentFields, 'code'), alg),
  ])
  return {
    token,
    jwt,
    ...(accessTokenHash !== undefined && { accessTokenHash }),
    ...(codeHash !== undefined && { codeHash }),
  }
}

/** OpenID Connect Core §3.1.3.6, §3.3.2.11: by the hash of `alg`; undefined where it names none. */
async function leftHalfHash(text: unknown, alg: unknown): Promise<string | undefined> {
  if (typeof text !== 'string' || typeof alg !== 'string' || isRemoved(text)) return undefined
  const size = /^(?:HS|RS|PS|ES)(256|384|512)$/.exec(alg)?.[1] ?? (/^Ed/.test(alg) ? '512' : '')
  if (size === '') return undefined
  const digest = await crypto.subtle.digest(`SHA-${size}`, new TextEncoder().encode(text))
  return base64url.encode(new Uint8Array(digest).slice(0, digest.byteLength / 2))
}

/** Only the server, which holds the secret, can check a MAC; it records the result. */
function macOf(
  run: Run,
  { exchange }: ExchangeFacts,
  name: TokenName,
  { jwt }: Reading,
): SignatureFacts | undefined {
  const { alg } = jwt?.header ?? {}
  if (name !== 'id_token' || typeof alg !== 'string' || !alg.startsWith('HS')) return undefined
  const observed = run.entries.find(
    (entry): entry is Observed =>
      entry.kind === 'observed' &&
      entry.inReplyTo === exchange.sent.id &&
      entry.macVerified !== undefined,
  )
  return observed && { result: observed.macVerified ? 'verified-by-server' : 'failed-by-server' }
}

/** Signatures that were checked with the keys of one JWK Set, by token. */
const verified = new WeakMap<readonly KeyFacts[], Map<string, Promise<SignatureFacts>>>()

/** Whether a key of these made the signature, remembered for the set and the token. */
export function signatureOf(
  { token, jwt }: Pick<Reading, 'token' | 'jwt'>,
  keys: readonly KeyFacts[] | undefined,
): Promise<SignatureFacts> {
  if (!jwt) return Promise.resolve({ result: 'cannot-tell', reason: 'not-a-jwt' })
  if (!keys) return verifySignature(jwt, token, keys)
  const known = verified.get(keys) ?? new Map<string, Promise<SignatureFacts>>()
  verified.set(keys, known)
  const result = known.get(token) ?? verifySignature(jwt, token, keys)
  known.set(token, result)
  return result
}
