import { type Check, fail, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenMembers } from '../when.ts'

export const deviceAccepted: Check = {
  id: 'device-authorization/accepted',
  title: 'The server takes the device authorization request',
  step: 'device-authorization',
  severity: 'error',
  specification: ['RFC8628-3.2', 'RFC6749-5.2'],

  test: ({ deviceAuthorization }) =>
    whenMembers(deviceAuthorization, ({ response, status, members: { error } }) => {
      const found = evidence(
        inResponse(response, 'json.error'),
        'no error',
        typeof error === 'string' ? `${status} ${error}` : undefined,
      )
      return error === undefined
        ? pass(found)
        : fail(
            'Allow the device grant for this client at the authorization server, and look at what the error says of the client and the scope.',
            found,
          )
    }),
}
