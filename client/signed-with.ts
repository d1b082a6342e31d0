import type { SignedJwt } from '../core/http.ts'

const keys: Readonly<Partial<Record<SignedJwt['jwt']['key'], string>>> = {
  client_secret: 'the client secret',
  private_key: 'the private key',
  dpop_key: 'the DPoP key',
  published_key: 'the key of RFC 7515 appendix A.3, which everybody has,',
}

/** What a JWT is and what signs it, as a person says it; of one by reference, where it lies. */
export function signedWords({ jwt, servedAt }: SignedJwt): string {
  const when = servedAt === undefined ? 'it is sent' : 'the server fetches it there'
  return jwt.header['alg'] === 'none'
    ? 'A JWT that nothing signs.'
    : `A JWT, signed with ${keys[jwt.key] ?? jwt.key} when ${when}.`
}
