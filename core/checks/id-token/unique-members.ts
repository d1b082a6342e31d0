import type { Check } from '../../check.ts'
import { judgeUniqueJwtMembers } from '../judge-jwt-members.ts'
import { whenIdTokenHeader } from '../when-token.ts'

export const idTokenUniqueMembers: Check = {
  id: 'id-token/unique-members',
  title: 'Each member of the ID Token stands once',
  step: 'id-token',
  severity: 'warning',
  specification: ['RFC7519-4', 'RFC7515-4'],

  test: (facts) => whenIdTokenHeader(facts, judgeUniqueJwtMembers),
}
