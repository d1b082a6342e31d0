import type { Check } from '../../check.ts'
import { judgeExpiresInNumber } from '../judge-token-response.ts'

export const tokenExpiresInNumber: Check = {
  id: 'token-request/expires-in-number',
  title: 'expires_in is a number, not text',
  step: 'token-request',
  severity: 'advice',
  specification: ['RFC6749-5.1', 'RFC6749-A.14'],

  test: ({ tokenRequest }) => judgeExpiresInNumber(tokenRequest),
}
