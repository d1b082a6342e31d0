import { refusedWith } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { grantedScopes } from './sent-before.ts'

export const widerScope: Experiment = {
  id: 'wider-scope',
  title: 'A refresh for more scope than was granted',
  step: 'refresh',
  plan: 'own-run',
  mayDestroy:
    'Where refresh tokens rotate, this one may be spent although the answer is a refusal.',
  whyNot: () => undefined,

  edits: (run) => [
    {
      ...{ change: 'add', where: 'body', name: 'scope', index: 0 },
      value: [...grantedScopes(run), 'scope-that-was-never-granted'].join(
        run.connection.scopeSeparator ?? ' ',
      ),
    },
  ],

  prediction: () => ({
    expected: '400 invalid_scope',
    because: 'A refresh must not ask for a scope that the person has not granted.',
    specification: 'RFC6749-6',
    otherwise: 'If it is 200, the server passes over what it does not know: look at the scope.',
    confirms: refusedWith('invalid_scope', 'invalid_grant'),
  }),
}
