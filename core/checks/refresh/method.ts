import type { Check } from '../../check.ts'
import { judgeMethod } from '../judge-token-request.ts'

export const refreshMethod: Check = {
  id: 'refresh/method',
  title: 'The refresh request is a POST',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-3.2'],

  test: ({ refresh }) => judgeMethod(refresh),
}
