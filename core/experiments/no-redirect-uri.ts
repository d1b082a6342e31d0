import { grantRefusals, refusedWith } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { asked } from './sent-before.ts'

export const noRedirectUri: Experiment = {
  id: 'no-redirect-uri',
  title: 'No redirect_uri in the token request',
  step: 'token-request',
  plan: 'own-run',
  mayDestroy: 'The code is spent: most servers void it on the first refusal.',

  whyNot: (run) =>
    asked(run, 'redirect_uri') === undefined
      ? 'The authorization request had none, so none is due.'
      : undefined,

  edits: () => [{ change: 'remove', where: 'body', name: 'redirect_uri', index: 0, value: '' }],

  prediction: () => ({
    expected: '400 invalid_grant, or invalid_request',
    because: 'The authorization request named one, so the token request must repeat it.',
    specification: 'RFC6749-4.1.3',
    otherwise:
      'If tokens come, the server does without: OAuth 2.1 does too, since PKCE binds the code.',
    confirms: refusedWith(...grantRefusals, 'invalid_request'),
  }),
}
