import type { Check } from '../../check.ts'
import { judgeUniqueJwtMembers } from '../judge-jwt-members.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenUniqueMembers: Check = {
  id: 'access-token/unique-members',
  title: 'Each member of the access token stands once',
  step: 'access-token',
  severity: 'warning',
  specification: ['RFC7519-4', 'RFC7515-4'],

  test: (facts) => whenAccessToken(facts, judgeUniqueJwtMembers),
}
