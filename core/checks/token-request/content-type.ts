import type { Check } from '../../check.ts'
import { judgeContentType } from '../judge-token-request.ts'

export const tokenContentType: Check = {
  id: 'token-request/content-type',
  title: 'The Content-Type says what the body is',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-4.1.3', 'RFC6749-B'],

  test: ({ tokenRequest }) => judgeContentType(tokenRequest),
}
