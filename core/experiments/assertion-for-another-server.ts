import { saysOfClient } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { assertionPlace, sentClaims, withClaims } from './sent-jwt.ts'

export const assertionForAnotherServer: Experiment = {
  id: 'assertion-for-another-server',
  title: 'A client assertion for another server',
  step: 'token-request',
  plan: 'here-without-code',
  belongs: (run) => sentClaims(run, 'token-request', assertionPlace) !== undefined,
  whyNot: () => undefined,
  edits: () => withClaims(assertionPlace, { aud: 'https://another-server.invalid/' }),

  prediction: () => ({
    expected: '401 invalid_client',
    because:
      'aud names the server that an assertion is for: another server that was sent it must not be able to use it here.',
    specification: 'RFC7523-3',
    otherwise:
      'If it is invalid_grant, the client was taken: whoever is sent an assertion of this client anywhere can be the client here.',
    confirms: saysOfClient('refused'),
  }),
}
