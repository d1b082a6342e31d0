import { type JWK, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
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

const publicMembers = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const

/** What is kept and what is shown of a private JWK that signs with this `alg`. */
export async function pairOf(jwk: JWK, alg: string): Promise<KeyPair> {
  const members = Object.fromEntries(
    publicMembers.flatMap((name) => (jwk[name] === undefined ? [] : [[name, jwk[name]]])),
  )
  const kid = jwk.kid ?? (await calculateJwkThumbprint(members))
  const publicJwk: PublicJwk = { ...(members as { kty: string }), kid, alg, use: 'sig' }
  return { privateKey: JSON.stringify({ ...jwk, kid, alg, use: 'sig' }), publicJwk }
}
