import type { Check } from '../../check.ts'
import { everyKey } from '../when-keys.ts'

export const jwksKeyType: Check = {
  id: 'jwks/key-type',
  title: 'Each key says its type',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-4.1'],

  test: (facts) =>
    everyKey(facts, {
      expected: 'an object with kty',
      fix: 'Have the server write kty into each key; a reader may refuse the whole set otherwise.',
      wrong: ({ jwk }) => (typeof jwk['kty'] === 'string' ? undefined : 'no kty'),
    }),
}
