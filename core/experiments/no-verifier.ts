import { grantRefusals, refusedWith } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { asked } from './sent-before.ts'

export const noVerifier: Experiment = {
  id: 'no-verifier',
  title: 'No code_verifier',
  step: 'token-request',
  plan: 'own-run',
  mayDestroy: 'The code is spent: most servers void it on the first refusal.',

  whyNot: (run) =>
    asked(run, 'code_challenge') === undefined
      ? 'No code_challenge was sent, so no verifier is due.'
      : undefined,

  edits: () => [{ change: 'remove', where: 'body', name: 'code_verifier', index: 0, value: '' }],

  prediction: () => ({
    expected: '400 invalid_grant, or invalid_request',
    because: 'The code was asked for with a code_challenge, so the token request must answer it.',
    specification: 'RFC7636-4.6',
    otherwise: 'If tokens come, whoever steals a code needs no verifier: a PKCE downgrade.',
    confirms: refusedWith(...grantRefusals, 'invalid_request'),
  }),
}
