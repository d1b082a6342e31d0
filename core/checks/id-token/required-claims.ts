import { type Check, fail, pass } from '../../check.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenRequired: Check = {
  id: 'id-token/required-claims',
  title: 'iss, aud, exp and iat are present',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-2'],

  test: (facts) =>
    whenIdToken(facts, ({ claims, claim }) => {
      const missing = ['iss', 'aud', 'exp', 'iat'].find((name) => claims[name] === undefined)
      return missing === undefined
        ? pass(claim('iss', 'present'))
        : fail(`Have the server put ${missing} into the ID Token.`, claim(missing, 'a value'))
    }),
}
