import type { Check } from '../../check.ts'
import { everyKey } from '../when-keys.ts'

/** Keys of different types, or for different uses, may share one. */
export const jwksKidUnique: Check = {
  id: 'jwks/kid-unique',
  title: 'No two keys of a type have the same kid',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-4.5'],

  test: (facts) =>
    everyKey(facts, {
      expected: 'a kid of its own',
      fix: 'Have the server give each key a kid of its own: a client cannot tell which one signed.',
      wrong: ({ jwk: { kid, kty, use }, thumbprint }, keys) => {
        const twin = keys.some(
          (other) =>
            kid !== undefined &&
            other.jwk['kid'] === kid &&
            other.jwk['kty'] === kty &&
            other.jwk['use'] === use &&
            other.thumbprint !== thumbprint,
        )
        return twin ? 'the kid of another key' : undefined
      },
    }),
}
