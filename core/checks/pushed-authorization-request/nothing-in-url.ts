import type { Check } from '../../check.ts'
import { judgeNothingInUrl } from '../judge-token-request.ts'

export const pushedNothingInUrl: Check = {
  id: 'pushed-authorization-request/nothing-in-url',
  title: 'The URL of the pushed request holds no secret',
  step: 'pushed-authorization-request',
  severity: 'error',
  specification: ['RFC9126-2.1', 'RFC6749-2.3.1'],

  test: ({ pushedAuthorizationRequest }) => judgeNothingInUrl(pushedAuthorizationRequest),
}
