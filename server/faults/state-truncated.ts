import { changingCallback } from './deviations.ts'
import type { Fault } from './fault.ts'

export const stateTruncated: Fault = {
  id: 'state-truncated',
  title: 'The state is cut after sixteen characters',
  step: 'authorization-response',
  symptom: 'The client refuses the way back from the login.',
  revealedBy: 'state-mismatch',
  settings: changingCallback((parameters) => {
    parameters.set('state', (parameters.get('state') ?? '').slice(0, 16))
  }),
}
