import type { Check } from '../../check.ts'
import { judgeErrorPresent } from '../judge-token-response.ts'

export const pushedErrorPresent: Check = {
  id: 'pushed-authorization-request/error-present',
  title: 'A refusal says why in a member error',
  step: 'pushed-authorization-request',
  severity: 'warning',
  specification: ['RFC9126-2.3', 'RFC6749-5.2'],

  test: ({ pushedAuthorizationRequest }) => judgeErrorPresent(pushedAuthorizationRequest),
}
