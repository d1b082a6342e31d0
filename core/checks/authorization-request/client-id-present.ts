import { type Check, fail, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const clientIdPresent: Check = {
  id: 'authorization-request/client-id-present',
  title: 'The request names its client',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-4.1.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const client_id = parameter(request.parameters, 'client_id')
      const found = evidence(inRequest(request, 'query.client_id'), 'a client_id', client_id)
      return client_id
        ? pass(found)
        : fail('Enter the client_id that the authorization server gave the client.', found)
    }),
}
