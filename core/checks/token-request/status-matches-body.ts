import type { Check } from '../../check.ts'
import { judgeErrorStatus } from '../judge-token-response.ts'

export const tokenStatusMatchesBody: Check = {
  id: 'token-request/status-matches-body',
  title: 'An error comes with the status of an error',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-5.2'],

  test: ({ tokenRequest }) => judgeErrorStatus(tokenRequest),
}
