import type { Check } from '../../check.ts'
import { judgeNothingInUrl } from '../judge-token-request.ts'

export const refreshNothingInUrl: Check = {
  id: 'refresh/nothing-in-url',
  title: 'The refresh token stands in the body, not in the URL',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-2.3.1', 'RFC9700-4.3.2'],

  test: ({ refresh }) => judgeNothingInUrl(refresh),
}
