import type { Check } from '../../check.ts'
import { judgeNoRedirect } from '../judge-response.ts'

export const pushedNoRedirect: Check = {
  id: 'pushed-authorization-request/no-redirect',
  title: 'The server answers the pushed request itself, without a redirect',
  step: 'pushed-authorization-request',
  severity: 'error',
  specification: ['RFC9126-2.2', 'RFC9110-15.4'],

  test: ({ pushedAuthorizationRequest }) => judgeNoRedirect(pushedAuthorizationRequest),
}
