import type { Check } from '../../check.ts'
import { judgeErrorStatus } from '../judge-token-response.ts'

export const refreshStatusMatchesBody: Check = {
  id: 'refresh/status-matches-body',
  title: 'An error comes with the status of an error',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-5.2'],

  test: ({ refresh }) => judgeErrorStatus(refresh),
}
