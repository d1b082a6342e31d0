import type { Check } from '../../check.ts'
import { judgeNoRedirect } from '../judge-response.ts'

export const tokenNoRedirect: Check = {
  id: 'token-request/no-redirect',
  title: 'The token endpoint answers without a redirect',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-5.1', 'RFC9700-4.11'],

  test: ({ tokenRequest }) => judgeNoRedirect(tokenRequest),
}
