import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose'

/** What a DPoP proof at a resource server must be bound to. */
export interface DpopExpectation {
  readonly method: string
  readonly url: string
  readonly token: string
  /** Thumbprint of the key in the access token's `cnf`. */
  readonly jkt: string
}

/**
 * Judges a DPoP proof as a resource server does (RFC 9449 section 4.3, and 7.1 for `ath`), but for
 * replays within its minute of validity. Returns what is wrong, undefined when nothing is.
 */
export async function verifyDpopProof(
  proof: string,
  { method, url, token, jkt }: DpopExpectation,
): Promise<string | undefined> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256', 'EdDSA', 'Ed25519'],
      maxTokenAge: 60,
      clockTolerance: 5,
    })
    const ath = createHash('sha256').update(token).digest('base64url')
    const htu = url.split(/[?#]/)[0]
    if (payload['htm'] !== method) return 'htm of the DPoP proof is not this method'
    if (payload['htu'] !== htu) return 'htu of the DPoP proof is not this URL'
    if (payload['ath'] !== ath) return 'ath of the DPoP proof is not the hash of this token'
    if (!protectedHeader.jwk || (await calculateJwkThumbprint(protectedHeader.jwk)) !== jkt) {
      return 'the DPoP proof is not signed with the key the token is bound to'
    }
    return undefined
  } catch {
    return 'the DPoP proof is missing, too old or not validly signed'
  }
}
