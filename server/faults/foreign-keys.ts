import { generateKeyPairSync } from 'node:crypto'

type Jwk = Readonly<Record<string, unknown>>

const made = new Map<number, Jwk>()

/** An RSA public key that signs nothing here, made once for each size in bits. */
export function foreignRsaKey(bits: 1024 | 2048): Jwk {
  const known = made.get(bits) ?? {
    ...generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'jwk' }),
  }
  made.set(bits, known)
  return known
}

/** A new EC private key, for a set that publishes what it must not. */
export const newPrivateKey = (): Jwk => ({
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
})
