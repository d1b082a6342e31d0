import type { Check } from '../../check.ts'
import { judgeServerWorks } from '../judge-response.ts'

export const apiServerWorks: Check = {
  id: 'api-request/server-works',
  title: 'The API answers without a failure of its own',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC9110-15.6', 'RFC6585-4'],

  test: ({ apiRequest }) => judgeServerWorks(apiRequest),
}
