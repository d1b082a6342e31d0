import type { Check } from '../../check.ts'
import { judgeWhole } from '../judge-response.ts'

export const userinfoWholeBody: Check = {
  id: 'userinfo/whole-body',
  title: 'The UserInfo response arrives whole',
  step: 'userinfo',
  severity: 'error',
  specification: ['RFC9112-8', 'RFC9110-8.4'],

  test: ({ userinfo }) => judgeWhole(userinfo),
}
