import type { Check } from '../../check.ts'
import { judgeExpiresIn } from '../judge-token-response.ts'

export const refreshExpiresIn: Check = {
  id: 'refresh/expires-in',
  title: 'expires_in is a positive number of seconds',
  step: 'refresh',
  severity: 'warning',
  specification: ['RFC6749-6', 'RFC6749-5.1', 'RFC6749-A.14'],

  test: ({ refresh }) => judgeExpiresIn(refresh),
}
