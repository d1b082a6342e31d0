import { createHmac, timingSafeEqual } from 'node:crypto'
import { decodeProtectedHeader } from 'jose'

const digests: Readonly<Record<string, string>> = {
  HS256: 'sha256',
  HS384: 'sha384',
  HS512: 'sha512',
}

/**
 * Whether a JWS carries the MAC that the secret's UTF-8 bytes give (OpenID Connect Core §10.1).
 * Undefined when it is no JWS in compact form, or its `alg` is no HMAC.
 */
export function macHolds(jwt: string, secret: string): boolean | undefined {
  const parts = jwt.trim().split('.')
  const [header, payload, signature] = parts
  if (parts.length !== 3 || header === undefined || signature === undefined) return undefined
  const digest = digests[algOf(jwt.trim()) ?? '']
  if (!digest) return undefined
  const expected = createHmac(digest, secret).update(`${header}.${payload}`).digest()
  const found = Buffer.from(signature, 'base64url')
  return found.length === expected.length && timingSafeEqual(found, expected)
}

function algOf(jwt: string): string | undefined {
  try {
    return decodeProtectedHeader(jwt).alg
  } catch {
    return undefined
  }
}
