import { isGranted, refusedWith } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { hasRotated, sentField } from './sent-before.ts'

export const refreshTwice: Experiment = {
  id: 'refresh-twice',
  title: 'The same refresh token a second time',
  step: 'refresh',
  plan: 'own-run-after',
  mayDestroy:
    'A server that rotates takes this for theft and revokes every token of the session of that run.',
  whyNot: () => undefined,

  edits: (run) => [
    {
      ...{ change: 'set', where: 'body', name: 'refresh_token', index: 0 },
      value: sentField(run, 'refresh', 'refresh_token') ?? '',
    },
  ],

  prediction(run) {
    if (!hasRotated(run)) {
      return {
        expected: '200',
        because: 'The refresh brought no new refresh token, so the old one stays in use.',
        specification: 'RFC6749-6',
        otherwise: 'If it is refused, the server ended the old token without giving a new one.',
        confirms: isGranted,
      }
    }
    return {
      expected: '400 invalid_grant',
      because: 'The refresh brought a new refresh token, and the old one is void from then on.',
      specification: 'RFC9700-4.14.2',
      otherwise:
        'If tokens come, the server lets an old one pass for a while, so that two tabs can refresh at once; or it does not look.',
      confirms: refusedWith('invalid_grant'),
    }
  },
}
