import { type Check, notApplicable } from '../../check.ts'
import { inResponse } from '../pointers.ts'
import { judgeRequestedClaims } from '../requested-claim.ts'
import { userinfoClaims } from '../userinfo-claims.ts'
import { whenAnswered } from '../when.ts'

export const userinfoRequestedClaims: Check = {
  id: 'userinfo/requested-claims',
  title: 'The Claims that the claims parameter names for UserInfo are in the response',
  step: 'userinfo',
  severity: 'advice',
  specification: ['OIDCC-5.5', 'OIDCC-5.5.1'],

  test: (facts) =>
    whenAnswered(facts.userinfo, (response) => {
      const claims = userinfoClaims(response)
      return claims
        ? judgeRequestedClaims(facts, 'userinfo', claims, (name) =>
            inResponse(response, `json.${name}`),
          )
        : notApplicable('The response holds no Claims that can be read.')
    }),
}
