import { type Check, notApplicable } from '../../check.ts'
import { asText } from '../pointers.ts'
import { everyKey, whenKeys } from '../when-keys.ts'

export const jwksKidPresent: Check = {
  id: 'jwks/kid-present',
  title: 'Keys have a kid where there are several',
  step: 'jwks',
  severity: 'warning',
  specification: ['OIDCC-10.1', 'RFC7517-4.5'],

  test: (facts) =>
    whenKeys(facts, ({ keys }) =>
      keys.length < 2
        ? notApplicable('There is one key, which needs no name.')
        : everyKey(facts, {
            expected: 'a kid',
            fix: 'Have the server give each key a kid, and name it in the tokens.',
            wrong: ({ jwk }) =>
              typeof jwk['kid'] === 'string' ? undefined : `kid ${asText(jwk['kid'])}`,
          }),
    ),
}
