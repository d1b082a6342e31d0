import type { Check } from '../../check.ts'
import { judgeWhole } from '../judge-response.ts'

export const pushedWholeBody: Check = {
  id: 'pushed-authorization-request/whole-body',
  title: 'The body of the answer arrived whole',
  step: 'pushed-authorization-request',
  severity: 'error',
  specification: ['RFC9112-6.3', 'RFC9110-8.4'],

  test: ({ pushedAuthorizationRequest }) => judgeWhole(pushedAuthorizationRequest),
}
