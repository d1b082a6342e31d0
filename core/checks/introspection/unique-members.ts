import type { Check } from '../../check.ts'
import { judgeUniqueMembers } from '../judge-response.ts'

export const introspectionUniqueMembers: Check = {
  id: 'introspection/unique-members',
  title: 'The introspection response has each member once',
  step: 'introspection',
  severity: 'warning',
  specification: ['RFC8259-4'],

  test: ({ introspection }) => judgeUniqueMembers(introspection),
}
