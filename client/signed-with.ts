import type { SignedJwt } from '../core/http.ts'

const keys: Readonly<Partial<Record<SignedJwt['jwt']['key'], string>>> = {
  client_secret: 'the client secret',
  private_key: 'the private key',
  dpop_key: 'the DPoP key',
  published_key: 'the key of RFC 7515 appendix A.3, which everybody has,',
}

/** What signs a JWT, as a person says it. */
export function signedWith(key: SignedJwt['jwt']['key']): string {
  return keys[key] ?? key
}
