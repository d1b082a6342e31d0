import type { Check } from '../../check.ts'
import { judgeUniqueMembers } from '../judge-response.ts'

export const discoveryUniqueMembers: Check = {
  id: 'discovery/unique-members',
  title: 'Each member of the metadata stands once',
  step: 'discovery',
  severity: 'warning',
  specification: ['RFC8259-4'],

  test: ({ discovery }) => judgeUniqueMembers(discovery),
}
