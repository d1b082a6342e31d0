import type { Run } from '../run.ts'
import { grantedWithout } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { grantedScopes } from './sent-before.ts'

export const reducedScope: Experiment = {
  id: 'reduced-scope',
  title: 'A refresh for less scope',
  step: 'refresh',
  plan: 'own-run',
  mayDestroy: 'Where refresh tokens rotate, this one is spent; the new one is in the answer.',

  whyNot: (run) =>
    givenUp(run) === undefined ? 'There is no scope that could be left out.' : undefined,

  edits: (run) => [
    {
      ...{ change: 'add', where: 'body', name: 'scope', index: 0 },
      value: grantedScopes(run)
        .filter((scope) => scope !== givenUp(run))
        .join(run.connection.scopeSeparator ?? ' '),
    },
  ],

  prediction: (run) => ({
    expected: `200, with a scope without ${givenUp(run) ?? 'the one left out'}`,
    because: 'A refresh may ask for less than was granted, never for more.',
    specification: 'RFC6749-6',
    otherwise: 'If the scope stays as it was, the server does not look at scope on a refresh.',
    confirms: grantedWithout(givenUp(run) ?? ''),
  }),
}

/** The last scope that is not what makes the session itself. */
function givenUp(run: Run): string | undefined {
  const scopes = grantedScopes(run)
  return scopes.length < 2
    ? undefined
    : scopes.findLast((scope) => scope !== 'openid' && scope !== 'offline_access')
}
