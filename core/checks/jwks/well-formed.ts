import { type Check, fail, pass } from '../../check.ts'
import { everyKey } from '../when-keys.ts'

export const jwksWellFormed: Check = {
  id: 'jwks/well-formed',
  title: 'Each key has the members of its type',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7518-6'],

  test: (facts) =>
    everyKey(
      facts,
      'the members its kty demands',
      ({ jwk, thumbprint }) =>
        thumbprint === undefined && typeof jwk['kty'] === 'string'
          ? 'members missing or of a wrong kind'
          : undefined,
      (found, broken) =>
        broken ? fail('Have the server publish the whole public key.', found) : pass(found),
    ),
}
