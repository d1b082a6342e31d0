import { type JWK, calculateJwkThumbprint, exportJWK, generateKeyPair, importPKCS8 } from 'jose'
import type { PublicJwk } from '../../core/connection.ts'

/** A private key as custody keeps it, and its public half, which anybody may see. */
export interface KeyPair {
  readonly privateKey: string
  readonly publicJwk: PublicJwk
}

/** A new key that signs with this `alg`, its `kid` the RFC 7638 thumbprint. */
export async function makeKey(alg: string): Promise<KeyPair> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return pairOf(await exportJWK(privateKey), alg)
}

/**
 * A key that a person pasted, as PKCS #8 PEM or as a private JWK. Undefined when it is neither, has
 * no private part, or does not fit that `alg`.
 */
export async function readKey(text: string, alg: string): Promise<KeyPair | undefined> {
  try {
    const trimmed = text.trim()
    if (!trimmed.startsWith('{')) {
      const key = await importPKCS8(trimmed, alg, { extractable: true })
      return await pairOf(await exportJWK(key), alg)
    }
    const jwk = JSON.parse(trimmed) as JWK
    return typeof jwk.d === 'string' ? await pairOf(jwk, alg) : undefined
  } catch {
    // jose's own words may quote the key.
    return undefined
  }
}

const publicMembers = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const

async function pairOf(jwk: JWK, alg: string): Promise<KeyPair> {
  const members = Object.fromEntries(
    publicMembers.flatMap((name) => (jwk[name] === undefined ? [] : [[name, jwk[name]]])),
  )
  const kid = jwk.kid ?? (await calculateJwkThumbprint(members))
  const publicJwk: PublicJwk = { ...(members as { kty: string }), kid, alg, use: 'sig' }
  return { privateKey: JSON.stringify({ ...jwk, kid, alg, use: 'sig' }), publicJwk }
}
