import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { whenKeys } from '../when-keys.ts'

export const jwksKidPresent: Check = {
  id: 'jwks/kid-present',
  title: 'Keys have a kid when there are several',
  step: 'jwks',
  severity: 'warning',
  specification: ['OIDCC-10.1', 'RFC7517-4.5'],

  test: (facts) =>
    whenKeys(facts, ({ keys, about }) => {
      const nameless = keys.find(({ jwk }) => jwk['kid'] === undefined)
      if (keys.length < 2) return notApplicable('There is one key at most.')
      return nameless
        ? fail(
            'Have the server give each key a kid, and name it in the tokens.',
            about(nameless, 'a kid', 'none'),
          )
        : pass(about(undefined, 'a kid for each key', 'so'))
    }),
}
