import type { KeyFacts, SignedClaims } from '../facts.ts'
import { readJwt } from '../read-jwt.ts'
import { signatureOf } from './read-tokens.ts'

/** Claims that came as a JWT, verified with these keys; undefined for a text that is no JWT. */
export async function signedClaims(
  text: string,
  keys: readonly KeyFacts[] | undefined,
): Promise<SignedClaims | undefined> {
  const token = text.trim()
  const jwt = readJwt(token)
  return jwt && { token, jwt, signature: await signatureOf({ token, jwt }, keys) }
}
