import type { Check } from '../../check.ts'
import { judgeHttps } from '../judge-token-request.ts'

export const pushedHttps: Check = {
  id: 'pushed-authorization-request/https',
  title: 'The pushed request goes over https, or stays on this machine',
  step: 'pushed-authorization-request',
  severity: 'error',
  specification: ['RFC9126-2', 'RFC6749-3.2'],

  test: ({ pushedAuthorizationRequest }) => judgeHttps(pushedAuthorizationRequest),
}
