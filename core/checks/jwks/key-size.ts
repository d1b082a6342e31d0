import type { Check } from '../../check.ts'
import { everyKey } from '../when-keys.ts'

export const jwksKeySize: Check = {
  id: 'jwks/key-size',
  title: 'RSA keys have at least 2048 bits',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7518-3.3', 'RFC8725-3.5'],

  test: (facts) =>
    everyKey(facts, {
      expected: 'at least 2048 bits',
      fix: 'Make a signing key of at least 2048 bits: signatures of a shorter one can be forged, and libraries refuse it.',
      wrong: ({ jwk, bits }) =>
        jwk['kty'] === 'RSA' && bits !== undefined && bits < 2048 ? `${bits} bits` : undefined,
    }),
}
