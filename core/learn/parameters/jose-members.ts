import type { Meanings } from './meanings.ts'

/** Members of a token's header, and of a key. */
export const joseMembers: Meanings = {
  alg: ['the algorithm of the signature', 'RFC7515-4.1.1'],
  kid: ['names the key, among those of the JWK Set', 'RFC7515-4.1.4'],
  typ: ['what kind of token this is', 'RFC7515-4.1.9'],
  cty: ['what kind of content is inside', 'RFC7515-4.1.10'],
  crit: ['members that a reader must understand', 'RFC7515-4.1.11'],
  jku: ['where the token says its keys are; not to be trusted', 'RFC7515-4.1.2'],
  jwk: ['the key the token brings along; not to be trusted', 'RFC7515-4.1.3'],
  x5u: ['where the token says its certificate is; not to be trusted', 'RFC7515-4.1.5'],
  x5c: ['the key’s chain of certificates', 'RFC7517-4.7'],
  x5t: ['the certificate’s SHA-1 thumbprint', 'RFC7517-4.8'],
  'x5t#S256': ['the certificate’s SHA-256 thumbprint', 'RFC7517-4.9'],
  enc: ['how the content is encrypted', 'RFC7516-4.1.2'],
  zip: ['how the content was compressed', 'RFC7516-4.1.3'],
  kty: ['the kind of key', 'RFC7517-4.1'],
  use: ['what the key is for: sig or enc', 'RFC7517-4.2'],
  key_ops: ['what may be done with the key', 'RFC7517-4.3'],
  n: ['the modulus of an RSA key', 'RFC7518-6.3.1.1'],
  e: ['the exponent of an RSA key', 'RFC7518-6.3.1.2'],
  crv: ['the curve of the key', 'RFC7518-6.2.1.1'],
  x: ['a coordinate of the public key', 'RFC7518-6.2.1.2'],
  y: ['a coordinate of the public key', 'RFC7518-6.2.1.3'],
  d: ['the private key, which must never be published', 'RFC7518-6.2.2.1'],
}
