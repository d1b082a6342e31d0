import { type Check, fail, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const deviceExpiresIn: Check = {
  id: 'device-authorization/expires-in',
  title: 'The answer says for how many seconds its codes are good',
  step: 'device-authorization',
  severity: 'warning',
  specification: ['RFC8628-3.2'],

  test: ({ deviceAuthorization }) =>
    whenGranted(deviceAuthorization, ({ response, members: { expires_in } }) => {
      const found = evidence(
        inResponse(response, 'json.expires_in'),
        'a number of seconds above 0',
        expires_in,
      )
      return typeof expires_in === 'number' && expires_in > 0
        ? pass(found)
        : fail(
            'The server has to send expires_in, as a number. Until then ask until it says expired_token.',
            found,
          )
    }),
}
