import { grantRefusals, refusedWith } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { asked } from './sent-before.ts'

export const otherRedirectUri: Experiment = {
  id: 'other-redirect-uri',
  title: 'Another redirect_uri in the token request',
  step: 'token-request',
  plan: 'own-run',
  mayDestroy: 'The code is spent: most servers void it on the first refusal.',

  whyNot: (run) =>
    asked(run, 'redirect_uri') === undefined
      ? 'The authorization request had none to differ from.'
      : undefined,

  edits: (run) => [
    {
      ...{ change: 'set', where: 'body', name: 'redirect_uri', index: 0 },
      value: `${(asked(run, 'redirect_uri') ?? '').replace(/\/$/, '')}/another`,
    },
  ],

  prediction: () => ({
    expected: '400 invalid_grant',
    because: 'The two redirect_uri must be identical, character by character.',
    specification: 'RFC6749-4.1.3',
    otherwise: 'If tokens come, the server does not compare the two.',
    confirms: refusedWith(...grantRefusals, 'redirect_uri_mismatch', 'invalid_request'),
  }),
}
