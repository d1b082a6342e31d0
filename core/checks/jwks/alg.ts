import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { asText } from '../pointers.ts'
import { signingKey } from '../when-keys.ts'

const types = [
  [/^(?:RS|PS)\d/, 'RSA'],
  [/^ES\d/, 'EC'],
  [/^Ed/, 'OKP'],
] as const

export const jwksAlg: Check = {
  id: 'jwks/alg',
  title: 'The signing key is for the algorithm of the ID Token',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-4.4', 'RFC7518-3.1'],

  test: (facts) =>
    signingKey(facts, (key, about, alg) => {
      const type = types.find(([pattern]) => pattern.test(alg))?.[1]
      if (type === undefined) return notApplicable('The ID Token is signed with no public key.')
      const { kty, alg: own } = key.jwk
      const found = about(key, `${type}, alg ${alg} or none`, `${asText(kty)}, alg ${asText(own)}`)
      return kty === type && (own === undefined || own === alg)
        ? pass(found)
        : fail(
            'Sign with the algorithm that the key is published for, or publish it for the one in use.',
            found,
          )
    }),
}
