import type { Check } from '../../check.ts'
import { judgeUniqueMembers } from '../judge-response.ts'

export const tokenUniqueMembers: Check = {
  id: 'token-request/unique-members',
  title: 'Each member of the response stands once',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC8259-4'],

  test: ({ tokenRequest }) => judgeUniqueMembers(tokenRequest),
}
