import type { Check } from '../../check.ts'
import { judgeUniqueMembers } from '../judge-response.ts'

export const userinfoUniqueMembers: Check = {
  id: 'userinfo/unique-members',
  title: 'Each Claim of the UserInfo response stands once',
  step: 'userinfo',
  severity: 'warning',
  specification: ['RFC8259-4', 'OIDCC-5.3.2'],

  test: ({ userinfo }) => judgeUniqueMembers(userinfo),
}
