import { type Check, fail, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const registrationClientId: Check = {
  id: 'registration/client-id',
  title: 'The registration gives the client its client_id',
  step: 'registration',
  severity: 'error',
  specification: ['RFC7591-3.2.1'],

  test: ({ registration }) =>
    whenGranted(registration, ({ response, members: { client_id } }) => {
      const found = evidence(inResponse(response, 'json.client_id'), 'a client_id', client_id)
      return typeof client_id === 'string' && client_id !== ''
        ? pass(found)
        : fail('Without client_id nothing is registered: have the server answer with one.', found)
    }),
}
