import { type Check, fail, pass } from '../../check.ts'
import { everyKey } from '../when-keys.ts'

export const jwksKeyType: Check = {
  id: 'jwks/key-type',
  title: 'Each key says its type',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-4.1'],

  test: (facts) =>
    everyKey(
      facts,
      'kty',
      ({ jwk }) => (typeof jwk['kty'] === 'string' ? undefined : 'no kty'),
      (found, broken) =>
        broken ? fail('Have the server write kty into each key.', found) : pass(found),
    ),
}
