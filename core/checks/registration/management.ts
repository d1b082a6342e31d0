import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { absoluteUrl, isLoopback } from '../../host-privacy.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const registrationManagement: Check = {
  id: 'registration/management',
  title: 'Where the registration can be managed, its address is https and comes with a token',
  step: 'registration',
  severity: 'warning',
  specification: ['RFC7592-3', 'RFC7592-5'],

  test: ({ registration }) =>
    whenGranted(registration, ({ response, members }) => {
      const { registration_client_uri: uri, registration_access_token: token } = members
      if (uri === undefined && token === undefined)
        return notApplicable('The server does not let a client manage its registration.')
      const url = typeof uri === 'string' ? absoluteUrl(uri) : undefined
      const found = evidence(
        inResponse(response, 'json.registration_client_uri'),
        'an https address, and a registration_access_token',
        `${url?.origin ?? 'no address'}, ${token === undefined ? 'no token' : 'a token'}`,
      )
      const safe = url !== undefined && (url.protocol === 'https:' || isLoopback(url))
      return safe && token !== undefined
        ? pass(found)
        : fail('The server has to give both together, and the address with https.', found)
    }),
}
