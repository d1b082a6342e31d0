import { rehearsedValues } from '../preflight/rehearse.ts'
import { grantRefusals, refusedWith } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { asked } from './sent-before.ts'

export const wrongVerifier: Experiment = {
  id: 'wrong-verifier',
  title: 'A wrong code_verifier',
  step: 'token-request',
  plan: 'own-run',
  mayDestroy: 'The code is spent: most servers void it on the first refusal.',

  whyNot: (run) =>
    asked(run, 'code_challenge') === undefined
      ? 'No code_challenge was sent, so there is nothing that a verifier could contradict.'
      : undefined,

  edits: () => [
    {
      ...{ change: 'set', where: 'body', name: 'code_verifier', index: 0 },
      value: rehearsedValues.code_verifier,
    },
  ],

  prediction: () => ({
    expected: '400 invalid_grant',
    because: 'S256 of this verifier is not the code_challenge that the code was asked for with.',
    specification: 'RFC7636-4.6',
    otherwise: 'If tokens come, the server does not compare: PKCE protects nothing here.',
    confirms: refusedWith(...grantRefusals),
  }),
}
