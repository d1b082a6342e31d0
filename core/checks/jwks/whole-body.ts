import type { Check } from '../../check.ts'
import { judgeWhole } from '../judge-response.ts'

export const jwksWholeBody: Check = {
  id: 'jwks/whole-body',
  title: 'The JWK Set arrives whole',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC9112-8'],

  test: ({ jwks }) => judgeWhole(jwks),
}
