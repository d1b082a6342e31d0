import type { Check } from '../../check.ts'
import { judgeFieldsOnce } from '../judge-token-request.ts'

export const refreshNoDuplicates: Check = {
  id: 'refresh/no-duplicates',
  title: 'No parameter of the request stands twice',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-3.2'],

  test: ({ refresh }) => judgeFieldsOnce(refresh),
}
