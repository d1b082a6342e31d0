import type { Check } from '../../check.ts'
import { judgeServerWorks } from '../judge-response.ts'

export const jwksServerWorks: Check = {
  id: 'jwks/server-works',
  title: 'The server answers the request for its keys without a failure of its own',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC9110-15.6', 'RFC6585-4'],

  test: ({ jwks }) => judgeServerWorks(jwks),
}
