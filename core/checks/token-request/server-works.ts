import type { Check } from '../../check.ts'
import { judgeServerWorks } from '../judge-response.ts'

export const tokenServerWorks: Check = {
  id: 'token-request/server-works',
  title: 'The token endpoint answers without a failure of its own',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC9110-15.6', 'RFC6585-4'],

  test: ({ tokenRequest }) => judgeServerWorks(tokenRequest),
}
