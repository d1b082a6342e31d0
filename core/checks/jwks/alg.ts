import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { asText } from '../pointers.ts'
import { signingKeyOf } from '../signing-key-of.ts'

export const jwksAlg: Check = {
  id: 'jwks/alg',
  title: 'The signing key’s alg, when present, is that of the ID Token',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-4.4'],

  test: (facts) =>
    signingKeyOf(facts, ({ jwk }, about, alg) => {
      if (alg.startsWith('HS'))
        return notApplicable('The ID Token is signed with a secret, not with a key of the set.')
      if (jwk['alg'] === undefined) return notApplicable('The key names no alg.')
      const found = about(alg, asText(jwk['alg']))
      return jwk['alg'] === alg
        ? pass(found)
        : fail(
            'Sign with the algorithm the key is published for, or publish it for the one in use.',
            found,
          )
    }),
}
