import type { Check } from '../../check.ts'
import { judgeOneAuthentication } from '../judge-token-request.ts'

export const pushedOneAuthentication: Check = {
  id: 'pushed-authorization-request/one-authentication',
  title: 'The client authenticates by one method only',
  step: 'pushed-authorization-request',
  severity: 'error',
  specification: ['RFC9126-2', 'RFC6749-2.3'],

  test: ({ pushedAuthorizationRequest }) => judgeOneAuthentication(pushedAuthorizationRequest),
}
