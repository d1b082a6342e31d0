import { type KeyObject, createPrivateKey } from 'node:crypto'
import type { JWK } from 'jose'
import { type KeyPair, pairOf } from './make-key.ts'

/** What was pasted in place of a private key, and what to do. No word of the key itself. */
interface NoKey {
  readonly problem: string
}

/**
 * A key that a person pasted: PEM (PKCS #8, or as older tools write RSA and EC keys) or a private
 * JWK. What it is instead, where it is none or does not fit that `alg` (RFC 7518 §3.1).
 */
export async function readPrivateKey(text: string, alg: string): Promise<KeyPair | NoKey> {
  const trimmed = text.trim()
  const other = inPlaceOfKey(trimmed)
  if (other !== undefined) return { problem: other }
  try {
    const jwk = trimmed.startsWith('{') ? (JSON.parse(trimmed) as JWK) : undefined
    const key = createPrivateKey(jwk ? { key: { ...jwk }, format: 'jwk' } : trimmed)
    const misfit = misfitOf(key, alg)
    if (misfit !== undefined) return { problem: misfit }
    const { kid } = jwk ?? {}
    return await pairOf(
      { ...key.export({ format: 'jwk' }), ...(kid !== undefined && { kid }) },
      alg,
    )
  } catch {
    // The engine’s own words may quote the key.
    return {
      problem:
        'This cannot be read as a private key. Paste PEM from “-----BEGIN PRIVATE KEY-----” to “-----END PRIVATE KEY-----”, both included, or a private JWK.',
    }
  }
}

/** What is often pasted by mistake, told by its first words. */
function inPlaceOfKey(text: string): string | undefined {
  if (/^-----BEGIN (?:RSA )?PUBLIC KEY-----/.test(text))
    return 'This is the public key, which is for the server. Paste the private key that belongs to it.'
  if (/^-----BEGIN CERTIFICATE-----/.test(text))
    return 'This is a certificate. Paste its private key here; the certificate is entered under Network.'
  if (/^-----BEGIN ENCRYPTED|^Proc-Type: 4,ENCRYPTED/m.test(text))
    return 'This key is encrypted. Decrypt it first: openssl pkey -in key.pem -out plain.pem'
  if (/^-----BEGIN OPENSSH/.test(text))
    return 'This is OpenSSH’s own format. Convert a copy of it: ssh-keygen -p -m PKCS8 -f copy-of-key'
  return text.startsWith('{') ? jwkInPlace(text) : undefined
}

function jwkInPlace(text: string): string | undefined {
  const members = membersOf(text)
  if (!members) return 'This begins like a JWK, and is no JSON. Copy it again, braces included.'
  if ('keys' in members) return 'This is a JWK Set. Paste one key of it, one with a member d.'
  if (members['kty'] === 'oct')
    return 'This is a symmetric key. What only the client may sign with has kty RSA, EC or OKP.'
  return typeof members['d'] === 'string'
    ? undefined
    : 'This JWK is public: it has no member d. Paste the private one.'
}

function membersOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch {
    return undefined
  }
}

function misfitOf(key: KeyObject, alg: string): string | undefined {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {}
  const type = key.asymmetricKeyType ?? 'unknown'
  const wanted = alg === 'ES256' ? 'ec' : alg === 'EdDSA' ? 'ed25519' : 'rsa'
  if (type !== wanted)
    return `This key is of type ${type}, and ${alg} needs ${words[wanted]}. Choose the algorithm that fits, or paste another key.`
  if (type === 'rsa' && modulusLength < 2048)
    return `This RSA key has ${modulusLength} bits, and ${alg} needs at least 2048 (RFC 7518 §3.3). Make a new one.`
  if (type === 'ec' && namedCurve !== 'prime256v1')
    return `This key is on the curve ${namedCurve}, and ES256 needs P-256. Paste another key.`
  return undefined
}

const words = { rsa: 'an RSA key', ec: 'an EC key on P-256', ed25519: 'an Ed25519 key' } as const
