import type { Check } from '../../check.ts'
import { judgeErrorDefined } from '../judge-token-response.ts'

export const tokenErrorDefined: Check = {
  id: 'token-request/error-defined',
  title: 'The error is one that a specification defines',
  step: 'token-request',
  severity: 'advice',
  specification: ['RFC6749-5.2'],

  test: ({ tokenRequest }) => judgeErrorDefined(tokenRequest),
}
