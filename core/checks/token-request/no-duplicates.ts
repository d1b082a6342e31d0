import type { Check } from '../../check.ts'
import { judgeFieldsOnce } from '../judge-token-request.ts'

export const tokenNoDuplicates: Check = {
  id: 'token-request/no-duplicates',
  title: 'No parameter of the request stands twice',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-3.2'],

  test: ({ tokenRequest }) => judgeFieldsOnce(tokenRequest),
}
