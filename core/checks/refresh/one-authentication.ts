import type { Check } from '../../check.ts'
import { judgeOneAuthentication } from '../judge-token-request.ts'

export const refreshOneAuthentication: Check = {
  id: 'refresh/one-authentication',
  title: 'The client authenticates by one method only',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-2.3'],

  test: ({ refresh }) => judgeOneAuthentication(refresh),
}
