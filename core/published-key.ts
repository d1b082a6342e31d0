import type { PublicJwk } from './connection.ts'

/**
 * The public half of the key of RFC 7515 appendix A.3. Its private half is printed there, so that it
 * is nobody's: what is signed with it proves nothing, and must be refused.
 */
export const publishedJwk: PublicJwk = {
  ...{ kty: 'EC', crv: 'P-256' },
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  ...{ kid: 'oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U', alg: 'ES256', use: 'sig' },
}
