import type { Check } from '../../check.ts'
import { judgeErrorDefined } from '../judge-token-response.ts'

export const refreshErrorDefined: Check = {
  id: 'refresh/error-defined',
  title: 'The error is one that a specification defines',
  step: 'refresh',
  severity: 'advice',
  specification: ['RFC6749-6', 'RFC6749-5.2'],

  test: ({ refresh }) => judgeErrorDefined(refresh),
}
