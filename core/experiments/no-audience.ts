import type { Edit } from '../run.ts'
import { isAcceptedSoFar } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { asked } from './sent-before.ts'

const names = ['audience', 'resource'] as const

export const noAudience: Experiment = {
  id: 'no-audience',
  title: 'No audience and no resource',
  step: 'authorization-request',
  plan: 'by-the-backend',

  whyNot: (run) =>
    names.every((name) => asked(run, name) === undefined) ? 'None was asked for.' : undefined,

  edits: (run): Edit[] =>
    names
      .filter((name) => asked(run, name) !== undefined)
      .map((name) => ({ change: 'remove', where: 'query', name, index: 0, value: '' })),

  prediction: () => ({
    expected: 'a login page, or a redirect to one',
    because: 'Without an API to ask for, a token is for the server’s own UserInfo endpoint.',
    specification: 'RFC8707-2',
    otherwise: 'If it is refused all the same, it is not the audience.',
    confirms: isAcceptedSoFar,
  }),
}
