import { compactVerify, importJWK, type JWK } from 'jose'
import type { KeyFacts, SignatureFacts } from './facts.ts'
import type { JwtReading } from './read-jwt.ts'

/** Signature algorithms with a public key that this tool verifies (RFC 7518 §3.1, RFC 8037). */
const publicKeyAlgorithms = /^(RS|PS|ES)(256|384|512)$|^EdDSA$|^Ed25519$/

/**
 * Verifies a JWS with the keys of a JWK Set and with nothing else: a key in the token's own header
 * is never trusted (RFC 8725 §3.10). Never throws; what cannot be told says why.
 */
export async function verifySignature(
  jwt: JwtReading,
  token: string,
  keys: readonly KeyFacts[] | undefined,
): Promise<SignatureFacts> {
  if (jwt.form === 'jwe') return { result: 'cannot-tell', reason: 'encrypted' }
  const { alg, kid } = jwt.header
  if (typeof alg !== 'string') return unsupported('alg is no text')
  if (alg.toLowerCase() === 'none') return { result: 'cannot-tell', reason: 'alg-none' }
  if (/^HS\d+$/.test(alg)) return { result: 'cannot-tell', reason: 'mac-not-checked', detail: alg }
  if (!publicKeyAlgorithms.test(alg)) return unsupported(alg)
  if (!keys) return { result: 'cannot-tell', reason: 'no-jwks' }
  return verifyWithAny(token, alg, candidates(keys, alg, kid), kid)
}

function unsupported(detail: string): SignatureFacts {
  return { result: 'cannot-tell', reason: 'alg-unsupported', detail }
}

/** With a kid the keys that carry it, without one every key the algorithm can use. */
function candidates(keys: readonly KeyFacts[], alg: string, kid: unknown): readonly KeyFacts[] {
  const fitting = keys.filter(({ jwk }) => fits(jwk['kty'], alg))
  return kid === undefined ? fitting : fitting.filter(({ jwk }) => jwk['kid'] === kid)
}

function fits(kty: unknown, alg: string): boolean {
  if (/^[RP]S/.test(alg)) return kty === 'RSA'
  return alg.startsWith('ES') ? kty === 'EC' : kty === 'OKP'
}

async function verifyWithAny(
  token: string,
  alg: string,
  keys: readonly KeyFacts[],
  kid: unknown,
): Promise<SignatureFacts> {
  const [first] = keys
  if (!first) {
    const detail = typeof kid === 'string' ? kid.slice(0, 200) : 'no kid'
    return { result: 'cannot-tell', reason: 'no-matching-key', detail }
  }
  for (const key of keys) {
    if (await verifies(token.trim(), alg, key)) return { result: 'verified', key }
  }
  return { result: 'failed', key: first }
}

async function verifies(token: string, alg: string, { jwk }: KeyFacts): Promise<boolean> {
  try {
    // What use and key_ops allow is judged by checks; here only the mathematics count.
    const { kty, n, e, crv, x, y } = jwk
    const key = await importJWK({ kty, n, e, crv, x, y } as JWK, alg)
    await compactVerify(token, key, { algorithms: [alg] })
    return true
  } catch {
    return false
  }
}
