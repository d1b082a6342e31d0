import type { Exchange } from '../run.ts'
import { errorOf } from './answers.ts'
import type { Experiment } from './experiment.ts'
import { draftOf } from '../preflight/draft-of.ts'

const answers: readonly string[] = [
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]

export const promptNone: Experiment = {
  id: 'prompt-none',
  title: 'prompt=none: log in without showing a page',
  step: 'authorization-request',
  plan: 'own-run',
  whyNot: ({ connection: { scope } }) =>
    scope.split(' ').includes('openid') ? undefined : 'prompt is a parameter of OpenID Connect.',
  edits: (run) => {
    const has = draftOf('authorization-request', run).query.some(([name]) => name === 'prompt')
    const edit = { where: 'query', name: 'prompt', index: 0, value: 'none' } as const
    return [{ change: has ? 'set' : 'add', ...edit }]
  },

  prediction: () => ({
    expected: 'a code at once, or login_required',
    because: 'With a session the server answers by itself; without one it must not ask anyone.',
    specification: 'OIDCC-3.1.2.6',
    otherwise: 'If a page is shown, the server does not know prompt=none.',
    confirms: answeredByItself,
  }),
}

function answeredByItself(exchange: Exchange): boolean {
  if (exchange.outcome.kind !== 'callback') return false
  const error = errorOf(exchange)
  return error === undefined || answers.includes(error)
}
