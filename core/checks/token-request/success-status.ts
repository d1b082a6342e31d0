import type { Check } from '../../check.ts'
import { judgeSuccessStatus } from '../judge-token-response.ts'

export const tokenSuccessStatus: Check = {
  id: 'token-request/success-status',
  title: 'Tokens come with the status 200',
  step: 'token-request',
  severity: 'advice',
  specification: ['RFC6749-5.1'],

  test: ({ tokenRequest }) => judgeSuccessStatus(tokenRequest),
}
