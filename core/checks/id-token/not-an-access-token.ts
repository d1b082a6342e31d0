import { type Check, fail, pass } from '../../check.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenKind: Check = {
  id: 'id-token/not-an-access-token',
  title: 'The ID Token is not an access token in its place',
  step: 'id-token',
  severity: 'error',
  specification: ['RFC8725-3.11', 'RFC9068-2.1'],

  test: (facts) =>
    whenIdToken(facts, ({ header, parameter }) => {
      const found = parameter('typ', 'JWT, or nothing')
      return /^(application\/)?at\+jwt$/i.test(String(header['typ']))
        ? fail('Reject this token: it says itself that it is an access token.', found)
        : pass(found)
    }),
}
