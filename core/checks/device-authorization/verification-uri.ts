import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { absoluteUrl, isLoopback } from '../../host-privacy.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const deviceVerificationUri: Check = {
  id: 'device-authorization/verification-uri',
  title: 'The verification_uri is an https address that a user can open',
  step: 'device-authorization',
  severity: 'error',
  specification: ['RFC8628-3.2', 'RFC8628-6.1'],

  test: ({ deviceAuthorization }) =>
    whenGranted(deviceAuthorization, ({ response, members: { verification_uri } }) => {
      if (typeof verification_uri !== 'string') return notApplicable('There is none.')
      const url = absoluteUrl(verification_uri)
      const at = inResponse(response, 'json.verification_uri')
      const found = evidence(at, 'an absolute https URL', verification_uri)
      return url && (url.protocol === 'https:' || isLoopback(url))
        ? pass(found)
        : fail('The server has to name an https address: the user types a code in there.', found)
    }),
}
