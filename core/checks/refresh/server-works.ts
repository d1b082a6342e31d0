import type { Check } from '../../check.ts'
import { judgeServerWorks } from '../judge-response.ts'

export const refreshServerWorks: Check = {
  id: 'refresh/server-works',
  title: 'The token endpoint answers without a failure of its own',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC9110-15.6', 'RFC6585-4'],

  test: ({ refresh }) => judgeServerWorks(refresh),
}
