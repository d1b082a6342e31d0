import { type Check, fail, pass } from '../../check.ts'
import { asText } from '../pointers.ts'
import { signingKey } from '../when-keys.ts'

export const jwksUse: Check = {
  id: 'jwks/use',
  title: 'The signing key may be used to verify signatures',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-4.2', 'RFC7517-4.3'],

  test: (facts) =>
    signingKey(facts, (key, about) => {
      const { use, key_ops } = key.jwk
      const forbidden =
        (use !== undefined && use !== 'sig') ||
        (Array.isArray(key_ops) && !key_ops.includes('verify'))
      const found = about(
        key,
        'use sig, or none',
        use === undefined && !forbidden ? 'none' : asText(use ?? key_ops),
      )
      return forbidden
        ? fail(
            'Have the server publish its signing key with use sig: a client must not verify with this one.',
            found,
          )
        : pass(found)
    }),
}
