import type { Check } from '../../check.ts'
import { judgeServerWorks } from '../judge-response.ts'

export const pushedServerWorks: Check = {
  id: 'pushed-authorization-request/server-works',
  title: 'The server answers the pushed request without a failure of its own',
  step: 'pushed-authorization-request',
  severity: 'error',
  specification: ['RFC9126-2.3', 'RFC9110-15.6'],

  test: ({ pushedAuthorizationRequest }) => judgeServerWorks(pushedAuthorizationRequest),
}
