import type { Check } from '../../check.ts'
import { judgeServerWorks } from '../judge-response.ts'

export const discoveryServerWorks: Check = {
  id: 'discovery/server-works',
  title: 'The server answers the discovery request without a failure of its own',
  step: 'discovery',
  severity: 'error',
  specification: ['RFC9110-15.6', 'RFC6585-4'],

  test: ({ discovery }) => judgeServerWorks(discovery),
}
