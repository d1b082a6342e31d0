import type { Check } from '../../check.ts'
import { judgeExpiresIn } from '../judge-token-response.ts'

export const tokenExpiresIn: Check = {
  id: 'token-request/expires-in',
  title: 'expires_in is a positive number of seconds',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC6749-5.1', 'RFC6749-A.14'],

  test: ({ tokenRequest }) => judgeExpiresIn(tokenRequest),
}
