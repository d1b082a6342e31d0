import type { Check } from '../../check.ts'
import { judgeServerWorks } from '../judge-response.ts'

export const userinfoServerWorks: Check = {
  id: 'userinfo/server-works',
  title: 'The UserInfo endpoint answers without a failure of its own',
  step: 'userinfo',
  severity: 'error',
  specification: ['RFC9110-15.6', 'RFC6585-4'],

  test: ({ userinfo }) => judgeServerWorks(userinfo),
}
