import type { Check } from '../../check.ts'
import { judgeUniqueMembers } from '../judge-response.ts'

export const refreshUniqueMembers: Check = {
  id: 'refresh/unique-members',
  title: 'Each member of the response stands once',
  step: 'refresh',
  severity: 'warning',
  specification: ['RFC6749-6', 'RFC8259-4'],

  test: ({ refresh }) => judgeUniqueMembers(refresh),
}
