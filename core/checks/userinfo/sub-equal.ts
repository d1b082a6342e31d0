import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { userinfoClaims } from '../userinfo-claims.ts'
import { whenBody } from '../when.ts'

export const userinfoSubEqual: Check = {
  id: 'userinfo/sub-equal',
  title: 'The UserInfo response is about the user of the ID Token',
  step: 'userinfo',
  severity: 'error',
  specification: ['OIDCC-5.3.2', 'OIDCC-5.3.4'],

  test: ({ userinfo, idToken }) =>
    whenBody(userinfo, (response) => {
      const sub = userinfoClaims(response)?.['sub']
      const expected = idToken?.jwt?.claims['sub']
      if (typeof sub !== 'string' || sub === '') return notApplicable('The answer has no sub.')
      if (!idToken || typeof expected !== 'string')
        return notApplicable('There is no ID Token with a sub to compare with.')
      const found = evidence(inResponse(response, 'json.sub'), expected, sub)
      const source = {
        pointer: { entry: idToken.entry, part: 'id_token.claims.sub' },
        note: 'the sub of the ID Token',
      }
      return sub === expected
        ? pass(found, source)
        : fail(
            'Do not use the answer: the access token belongs to another user than the ID Token. Look for tokens that were mixed up between sessions.',
            found,
            source,
          )
    }),
}
