import type { Check } from '../../check.ts'
import { judgeNoRedirect } from '../judge-response.ts'

export const userinfoNoRedirect: Check = {
  id: 'userinfo/no-redirect',
  title: 'The UserInfo endpoint answers without a redirect',
  step: 'userinfo',
  severity: 'error',
  specification: ['OIDCC-5.3.2'],

  test: ({ userinfo }) => judgeNoRedirect(userinfo),
}
