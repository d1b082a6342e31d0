import type { Check } from '../../check.ts'
import { judgeContentType } from '../judge-token-request.ts'

export const refreshContentType: Check = {
  id: 'refresh/content-type',
  title: 'The Content-Type says what the body is',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-4.1.3', 'RFC6749-B'],

  test: ({ refresh }) => judgeContentType(refresh),
}
