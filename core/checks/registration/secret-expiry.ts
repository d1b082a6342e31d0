import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const registrationSecretExpiry: Check = {
  id: 'registration/secret-expiry',
  title: 'A secret comes with the time of its expiry: in seconds, ahead, or 0 for never',
  step: 'registration',
  severity: 'warning',
  specification: ['RFC7591-3.2.1'],

  test: ({ registration, clockAhead = 0 }) =>
    whenGranted(registration, ({ response, members }) => {
      if (members['client_secret'] === undefined) return notApplicable('No secret was given.')
      const { client_secret_expires_at: expires } = members
      const at = inResponse(response, 'json.client_secret_expires_at')
      const now = Math.floor((response.entry.at - clockAhead) / 1000)
      const found = evidence(at, `0, or seconds after ${now}`, expires)
      if (typeof expires !== 'number')
        return fail('The server has to say when the secret expires; 0 means never.', found)
      if (expires === 0) return pass(found)
      if (expires > now * 500)
        return fail('The server has to count in seconds: this is a time in milliseconds.', found)
      return expires > now ? pass(found) : fail('This secret has expired already.', found)
    }),
}
