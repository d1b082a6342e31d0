import { CompactSign, type CryptoKey, importJWK, importPKCS8 } from 'jose'
import type { SignedJwt, SigningKey } from '../../core/http.ts'
import { type Failure, failure } from '../outbound/outcome.ts'
import { wordsFor } from './seal.ts'

/**
 * Signs a JWT with a secret: HMAC takes the client secret's UTF-8 bytes (OpenID Connect Core §9),
 * every other `alg` a private key as PKCS #8 PEM or JWK; `none` nothing. The claims go in as they are
 * given.
 */
export async function signJwt({ jwt }: SignedJwt, secret: string): Promise<string | Failure> {
  const { alg } = jwt.header
  if (typeof alg !== 'string') {
    return failure('cannot-sign', 'The JWT’s header names no alg. Add one, RS256 say.')
  }
  if (alg === 'none') return unsecured(jwt)
  try {
    const claims = new TextEncoder().encode(JSON.stringify(jwt.claims))
    return await new CompactSign(claims)
      .setProtectedHeader({ ...jwt.header, alg })
      .sign(await keyFor(alg, jwt.key, secret))
  } catch {
    // jose's own words may quote the key.
    return failure(
      'cannot-sign',
      `The ${wordsFor(jwt.key)} cannot sign with ${alg}. It must be ${alg.startsWith('HS') ? 'the client secret' : 'a PKCS #8 PEM or a private JWK that fits that algorithm'}.`,
    )
  }
}

/** RFC 7515 §A.5: nothing signs it, and nothing stands behind the last dot. */
function unsecured({ header, claims }: SignedJwt['jwt']): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
  return `${encode(header)}.${encode(claims)}.`
}

async function keyFor(
  alg: string,
  name: SigningKey,
  secret: string,
): Promise<CryptoKey | Uint8Array> {
  if (alg.startsWith('HS')) {
    // A person may edit the alg; the text of a private key is no key of a MAC.
    if (name !== 'client_secret') throw new TypeError('A MAC is made with the client secret')
    return new TextEncoder().encode(secret)
  }
  if (secret.trimStart().startsWith('{')) {
    return importJWK(JSON.parse(secret) as Parameters<typeof importJWK>[0], alg)
  }
  return importPKCS8(secret.trim(), alg)
}
