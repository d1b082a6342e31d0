import { type Check, fail, pass } from '../../check.ts'
import { asText } from '../pointers.ts'
import { whenIdTokenHeader } from '../when-token.ts'

/** at+jwt is an access token, logout+jwt a logout token. */
export const idTokenKind: Check = {
  id: 'id-token/not-an-access-token',
  title: 'The ID Token is not typed as another kind of token',
  step: 'id-token',
  severity: 'error',
  specification: ['RFC8725-3.11', 'RFC9068-2.1'],

  test: (facts) =>
    whenIdTokenHeader(facts, ({ header, parameter }) => {
      const found = parameter('typ', 'JWT, or none')
      return /\+jwt$/i.test(asText(header['typ']))
        ? fail('Reject this token: it says itself that it is something else.', found)
        : pass(found)
    }),
}
