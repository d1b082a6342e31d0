import type { Check } from '../../check.ts'
import { judgeNothingInUrl } from '../judge-token-request.ts'

export const tokenNothingInUrl: Check = {
  id: 'token-request/nothing-in-url',
  title: 'Secrets and codes stand in the body, not in the URL',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-2.3.1', 'RFC9700-4.3.2'],

  test: ({ tokenRequest }) => judgeNothingInUrl(tokenRequest),
}
