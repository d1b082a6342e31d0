import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { whenKeys } from '../when-keys.ts'

export const jwksKidOfIdToken: Check = {
  id: 'jwks/kid-of-id-token',
  title: 'The key that the ID Token names is in the set',
  step: 'jwks',
  severity: 'error',
  specification: ['OIDCC-10.1.1'],

  test: (facts) =>
    whenKeys(facts, ({ keys, about }) => {
      if (keys.length === 0)
        return notApplicable('The set has no key, which another check reports.')
      const kid = facts.idToken?.jwt?.header['kid']
      if (typeof kid !== 'string') return notApplicable('No ID Token names a key.')
      const key = keys.find(({ jwk }) => jwk['kid'] === kid)
      const found = about(
        key,
        `a key with kid ${kid.slice(0, 120)}`,
        key ? 'present' : 'no such key',
      )
      return key
        ? pass(found)
        : fail(
            'Fetch the JWK Set again: the signing key may have been rotated. If it is still missing, the set is another issuer’s.',
            found,
          )
    }),
}
