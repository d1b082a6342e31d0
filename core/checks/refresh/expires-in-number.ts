import type { Check } from '../../check.ts'
import { judgeExpiresInNumber } from '../judge-token-response.ts'

export const refreshExpiresInNumber: Check = {
  id: 'refresh/expires-in-number',
  title: 'expires_in is a number, not text',
  step: 'refresh',
  severity: 'advice',
  specification: ['RFC6749-6', 'RFC6749-5.1', 'RFC6749-A.14'],

  test: ({ refresh }) => judgeExpiresInNumber(refresh),
}
