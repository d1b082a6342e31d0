import type { Check } from '../../check.ts'
import { judgeMethod } from '../judge-token-request.ts'

export const tokenMethod: Check = {
  id: 'token-request/method',
  title: 'The token request is a POST',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-3.2'],

  test: ({ tokenRequest }) => judgeMethod(tokenRequest),
}
