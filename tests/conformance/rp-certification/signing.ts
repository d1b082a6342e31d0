import { type KeyObject, generateKeyPairSync } from 'node:crypto'
import { CompactSign, type CryptoKey, type JWTPayload } from 'jose'

type Header = Readonly<Record<string, unknown>> & { readonly alg: string }

/** A JWS with exactly this header: nothing is filled in. */
export function signed(
  header: Header,
  claims: JWTPayload,
  key: KeyObject | CryptoKey | Uint8Array,
): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(claims))).setProtectedHeader(header).sign(key)
}

/** The same JWS with the last characters of its signature changed. */
export function spoiled(jws: string): string {
  const [header, claims, signature = ''] = jws.split('.')
  const bytes = Buffer.from(signature, 'base64url')
  return [header, claims, Buffer.from(bytes.map((byte) => byte ^ 0xff)).toString('base64url')].join(
    '.',
  )
}

/** A new key pair of an algorithm, with its public half as a JWK Set lists it. */
export function newKey(alg: 'RS256' | 'ES256', kid: string) {
  const { privateKey, publicKey } =
    alg === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg, use: 'sig' } }
}
