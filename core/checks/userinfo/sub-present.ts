import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { userinfoClaims } from '../userinfo-claims.ts'
import { whenBody } from '../when.ts'

export const userinfoSubPresent: Check = {
  id: 'userinfo/sub-present',
  title: 'The UserInfo response says who it is about: sub',
  step: 'userinfo',
  severity: 'error',
  specification: ['OIDCC-5.3.2'],

  test: ({ userinfo }) =>
    whenBody(userinfo, (response) => {
      const claims = userinfoClaims(response)
      if (!claims) return notApplicable('There are no Claims to read.')
      const { sub } = claims
      const found = evidence(inResponse(response, 'json.sub'), 'a string', sub)
      return typeof sub === 'string' && sub !== ''
        ? pass(found)
        : fail('Do not use the answer: without sub nobody can tell whose Claims these are.', found)
    }),
}
