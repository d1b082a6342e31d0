import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { explainRefusal, judgeTokenSent, tokenSent } from '../judge-bearer.ts'
import { whenAnswered } from '../when.ts'

export const userinfoAccepted: Check = {
  id: 'userinfo/accepted',
  title: 'The UserInfo endpoint takes the access token',
  step: 'userinfo',
  severity: 'error',
  specification: ['OIDCC-5.3.2', 'OIDCC-5.3.3', 'RFC6750-3.1'],

  test: ({ userinfo, run }) =>
    whenAnswered(userinfo, (response, sent) => {
      const { status } = response.entry.response
      if ((status >= 300 && status < 400) || status === 429 || status >= 500)
        return notApplicable(`The status is ${status}, which another check reports.`)
      if (tokenSent(sent) === undefined || judgeTokenSent(run, sent).outcome === 'fail')
        return notApplicable('The access token was not sent, which another check reports.')
      const found = evidence(inResponse(response, 'status'), '200', `${status}`)
      return status === 200
        ? pass(found)
        : fail(
            `${explainRefusal(response)} The token has to come from this server, with the scope openid, and for no other API alone.`,
            found,
          )
    }),
}
