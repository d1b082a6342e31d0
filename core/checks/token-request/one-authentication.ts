import type { Check } from '../../check.ts'
import { judgeOneAuthentication } from '../judge-token-request.ts'

export const tokenOneAuthentication: Check = {
  id: 'token-request/one-authentication',
  title: 'The client authenticates by one method only',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-2.3'],

  test: ({ tokenRequest }) => judgeOneAuthentication(tokenRequest),
}
