import { type Check, fail, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const pushedExpiresIn: Check = {
  id: 'pushed-authorization-request/expires-in',
  title: 'The answer says for how many seconds the request_uri holds',
  step: 'pushed-authorization-request',
  severity: 'warning',
  specification: ['RFC9126-2.2'],

  test: ({ pushedAuthorizationRequest }) =>
    whenGranted(pushedAuthorizationRequest, ({ response, members: { expires_in } }) => {
      const at = inResponse(response, 'json.expires_in')
      const found = evidence(at, 'a positive number of seconds', expires_in)
      return typeof expires_in === 'number' && Number.isInteger(expires_in) && expires_in > 0
        ? pass(found)
        : fail(
            'The server has to say it as a positive whole number. Send the browser at once.',
            found,
          )
    }),
}
