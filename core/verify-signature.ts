import { type CryptoKey, type JWK, compactVerify, errors, importJWK } from 'jose'
import type { KeyFacts, SignatureFacts } from './facts.ts'
import { isRemoved } from './is-removed.ts'
import type { JwtReading } from './read-jwt.ts'

interface Fitting {
  readonly kty: string
  readonly crv?: string
}

/** Signature algorithms with a public key that this tool verifies (RFC 7518 §3.1, RFC 8037). */
const fittingKeys: ReadonlyMap<string, Fitting> = new Map([
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((alg): [string, Fitting] => [
    alg,
    { kty: 'RSA' },
  ]),
  ['ES256', { kty: 'EC', crv: 'P-256' }],
  ['ES384', { kty: 'EC', crv: 'P-384' }],
  ['ES512', { kty: 'EC', crv: 'P-521' }],
  ['EdDSA', { kty: 'OKP', crv: 'Ed25519' }],
  ['Ed25519', { kty: 'OKP', crv: 'Ed25519' }],
])

/**
 * Verifies a JWS with the keys of a JWK Set and with nothing else: a key in the token's own header
 * is never trusted (RFC 8725 §3.10), and no public key is taken for the secret of a MAC (§3.1).
 * Never throws; what cannot be told says why. `keys` is undefined while there is no set to read.
 */
export async function verifySignature(
  jwt: JwtReading,
  token: string,
  keys: readonly KeyFacts[] | undefined,
): Promise<SignatureFacts> {
  if (jwt.form === 'jwe') return cannotTell('encrypted')
  if (jwt.parts.length !== 3) return cannotTell('not-a-jwt')
  const { alg, kid } = jwt.header
  if (typeof alg !== 'string') return cannotTell('alg-unsupported', 'alg is no text')
  if (isNone(alg)) return cannotTell('alg-none')
  if ('crit' in jwt.header) return cannotTell('critical-header')
  if (/^HS\d+$/.test(alg)) return cannotTell('mac-not-checked', alg)
  if (isRemoved(token)) return cannotTell('removed')
  const fitting = fittingKeys.get(alg)
  if (!fitting) return cannotTell('alg-unsupported', alg.slice(0, detailLength))
  if (!keys) return cannotTell('no-jwks')
  return verifyWithAny(token.trim(), alg, candidates(keys, fitting, kid), kid)
}

/** True for `none` however it is spelt: `None`, `NONE`, with white space. */
export function isNone(alg: unknown): boolean {
  return typeof alg === 'string' && alg.trim().toLowerCase() === 'none'
}

/** Characters of a hostile value that are kept. */
const detailLength = 200

type Reason = Extract<SignatureFacts, { reason: unknown }>['reason']

function cannotTell(reason: Reason, detail?: string): SignatureFacts {
  return { result: 'cannot-tell', reason, ...(detail !== undefined && { detail }) }
}

/** With a kid the keys that carry it, without one every key the algorithm can use. */
function candidates(
  keys: readonly KeyFacts[],
  { kty, crv }: Fitting,
  kid: unknown,
): readonly KeyFacts[] {
  return keys.filter(
    ({ jwk }) =>
      jwk['kty'] === kty &&
      (crv === undefined || jwk['crv'] === crv) &&
      (kid === undefined || jwk['kid'] === kid),
  )
}

async function verifyWithAny(
  token: string,
  alg: string,
  keys: readonly KeyFacts[],
  kid: unknown,
): Promise<SignatureFacts> {
  if (keys.length === 0) {
    const detail = typeof kid === 'string' ? kid.slice(0, detailLength) : 'no kid'
    return cannotTell('no-matching-key', detail)
  }
  const tried = keys.length > 1 ? { tried: keys.length } : {}
  let other: KeyFacts | undefined
  for (const key of keys) {
    const outcome = await verifyWith(token, alg, key)
    if (outcome === 'verified') return { result: 'verified', key, ...tried }
    if (outcome === 'failed') other ??= key
  }
  return other ? { result: 'failed', key: other, ...tried } : cannotTell('key-unusable')
}

/** What use, alg and key_ops of the key allow is judged by checks; here the mathematics count. */
async function verifyWith(
  token: string,
  alg: string,
  { jwk }: KeyFacts,
): Promise<'verified' | 'failed' | 'unusable'> {
  const key = await imported(jwk, alg)
  if (!key) return 'unusable'
  try {
    await compactVerify(token, key, { algorithms: [alg] })
    return 'verified'
  } catch (error) {
    // Anything but a JOSE error is about the key: an RSA key below 2048 bits, say.
    return error instanceof errors.JOSEError ? 'failed' : 'unusable'
  }
}

async function imported(
  { kty, n, e, crv, x, y }: KeyFacts['jwk'],
  alg: string,
): Promise<CryptoKey | undefined> {
  try {
    const key = await importJWK({ kty, n, e, crv, x, y } as JWK, alg)
    return key instanceof Uint8Array ? undefined : key
  } catch {
    return undefined
  }
}
