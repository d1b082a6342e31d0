import type { Check } from '../../check.ts'
import { judgeNoRedirect } from '../judge-response.ts'

export const refreshNoRedirect: Check = {
  id: 'refresh/no-redirect',
  title: 'The token endpoint answers without a redirect',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-5.1', 'RFC9700-4.11'],

  test: ({ refresh }) => judgeNoRedirect(refresh),
}
