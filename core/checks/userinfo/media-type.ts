import { type Check, notApplicable } from '../../check.ts'
import { judgeMediaType } from '../judge-response.ts'
import { whenBody } from '../when.ts'

export const userinfoMediaType: Check = {
  id: 'userinfo/media-type',
  title: 'The UserInfo response says what it is: JSON',
  step: 'userinfo',
  severity: 'warning',
  specification: ['OIDCC-5.3.2'],

  test: ({ userinfo }) =>
    whenBody(userinfo, ({ entry }) =>
      entry.response.status === 200
        ? judgeMediaType(userinfo)
        : notApplicable('The answer is a refusal.'),
    ),
}
