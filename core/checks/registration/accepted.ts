import { type Check, fail, pass } from '../../check.ts'
import { asText, evidence, inResponse } from '../pointers.ts'
import { whenMembers } from '../when.ts'

export const registrationAccepted: Check = {
  id: 'registration/accepted',
  title: 'The server registers the client',
  step: 'registration',
  severity: 'error',
  specification: ['RFC7591-3.2.1', 'RFC7591-3.2.2'],

  test: ({ registration }) =>
    whenMembers(
      registration,
      ({ response, status, members: { error, error_description: words } }) => {
        const found = evidence(
          inResponse(response, error === undefined ? 'status' : 'json.error'),
          '201 and a client_id',
          error === undefined ? `${status}` : `${status} ${asText(error)}`,
        )
        if (status < 300 && error === undefined) return pass(found)
        const said = typeof words === 'string' ? `The server says: ${asText(words)}. ` : ''
        return fail(
          `${said}Change that member of the request, or register the client by hand.`,
          found,
        )
      },
    ),
}
