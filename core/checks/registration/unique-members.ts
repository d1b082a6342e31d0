import type { Check } from '../../check.ts'
import { judgeUniqueMembers } from '../judge-response.ts'

export const registrationUniqueMembers: Check = {
  id: 'registration/unique-members',
  title: 'The registration response has each member once',
  step: 'registration',
  severity: 'warning',
  specification: ['RFC8259-4'],

  test: ({ registration }) => judgeUniqueMembers(registration),
}
