import { type Check, fail, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenSent } from '../when.ts'

export const pushedNoRequestUri: Check = {
  id: 'pushed-authorization-request/no-request-uri',
  title: 'What is pushed holds no request_uri, which it is sent to obtain',
  step: 'pushed-authorization-request',
  severity: 'error',
  specification: ['RFC9126-2.1'],

  test: ({ pushedAuthorizationRequest }) =>
    whenSent(pushedAuthorizationRequest, (sent) => {
      const request_uri = parameter(sent.sentFields, 'request_uri')
      const found = evidence(inRequest(sent, 'body.request_uri'), 'nothing', request_uri)
      return request_uri === undefined
        ? pass(found)
        : fail('Leave request_uri out of the pushed request: the server has to refuse it.', found)
    }),
}
