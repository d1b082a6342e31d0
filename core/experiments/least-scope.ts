import type { Edit } from '../run.ts'
import { isAcceptedSoFar } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { asked } from './sent-before.ts'

export const leastScope: Experiment = {
  id: 'least-scope',
  title: 'The least scope: openid alone, or none',
  step: 'authorization-request',
  plan: 'by-the-backend',

  whyNot: (run) =>
    [undefined, 'openid'].includes(asked(run, 'scope'))
      ? 'No more than that was asked for.'
      : undefined,

  edits(run): Edit[] {
    const place = { where: 'query', name: 'scope', index: 0 } as const
    return asked(run, 'scope')?.split(' ').includes('openid')
      ? [{ change: 'set', ...place, value: 'openid' }]
      : [{ change: 'remove', ...place, value: '' }]
  },

  prediction: () => ({
    expected: 'a login page, or a redirect to one',
    because: 'Every client of an OpenID provider may ask for openid. Nobody is logged in by this.',
    specification: 'RFC6749-3.3',
    otherwise: 'If it is refused all the same, it is not one of the scopes.',
    confirms: isAcceptedSoFar,
  }),
}
