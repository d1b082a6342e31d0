import type { Check } from '../../check.ts'
import { judgeUniqueMembers } from '../judge-response.ts'

export const jwksUniqueMembers: Check = {
  id: 'jwks/unique-members',
  title: 'Each member of the JWK Set stands once',
  step: 'jwks',
  severity: 'warning',
  specification: ['RFC7517-4', 'RFC8259-4'],

  test: ({ jwks }) => judgeUniqueMembers(jwks),
}
