import type { Check } from '../../check.ts'
import { judgeSuccessStatus } from '../judge-token-response.ts'

export const refreshSuccessStatus: Check = {
  id: 'refresh/success-status',
  title: 'Tokens come with the status 200',
  step: 'refresh',
  severity: 'advice',
  specification: ['RFC6749-6', 'RFC6749-5.1'],

  test: ({ refresh }) => judgeSuccessStatus(refresh),
}
