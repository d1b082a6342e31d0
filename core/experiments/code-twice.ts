import { grantRefusals, refusedWith } from './answers.ts'
import type { Experiment } from './experiment.ts'

export const codeTwice: Experiment = {
  id: 'code-twice',
  title: 'The same code a second time',
  step: 'token-request',
  plan: 'own-run-after',
  mayDestroy:
    'The server should revoke the tokens that it gave for this code: the session of that run ends.',
  whyNot: () => undefined,
  edits: () => [],

  prediction: () => ({
    expected: '400 invalid_grant',
    because: 'A code must not be used more than once, or it is of use to whoever overhears it.',
    specification: 'RFC6749-4.1.2',
    otherwise: 'If tokens come again, a code that leaks into a log or a Referer can be replayed.',
    confirms: refusedWith(...grantRefusals, 'code_already_used'),
  }),
}
