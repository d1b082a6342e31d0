import { latest } from '../run.ts'
import type { Step } from '../step.ts'

export const logoutReturn: Step = {
  name: 'logout-return',
  title: 'Return from logout',
  summary: 'The authorization server sends the browser back to the client once the user is out.',
  phase: 'End',
  specification: 'OIDCRIL-3',
  channel: 'front',
  between: ['authorization-server', 'browser'],
  optional: true,

  belongs: (run) => latest(run, 'logout') !== undefined,

  missing(run) {
    return latest(run, 'logout')?.outcome.kind === 'callback'
      ? []
      : ['the redirect back: finish logging out']
  },
}
