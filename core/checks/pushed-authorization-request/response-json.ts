import type { Check } from '../../check.ts'
import { judgeJsonObject } from '../judge-response.ts'

export const pushedResponseJson: Check = {
  id: 'pushed-authorization-request/response-json',
  title: 'The answer to the pushed request is a JSON object',
  step: 'pushed-authorization-request',
  severity: 'error',
  specification: ['RFC9126-2.2', 'RFC9126-2.3'],

  test: ({ pushedAuthorizationRequest }) =>
    judgeJsonObject(
      pushedAuthorizationRequest,
      'Look at the body: a page of a proxy or a firewall may stand where the answer should. Compare the address with the pushed_authorization_request_endpoint of the metadata.',
    ),
}
