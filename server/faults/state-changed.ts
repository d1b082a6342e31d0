import { changingCallback } from './deviations.ts'
import type { Fault } from './fault.ts'

export const stateChanged: Fault = {
  id: 'state-changed',
  title: 'The state that comes back is another one',
  step: 'authorization-response',
  symptom: 'The client refuses the way back from the login.',
  revealedBy: 'state-mismatch',
  settings: changingCallback((parameters) => {
    parameters.set('state', [...(parameters.get('state') ?? '')].reverse().join(''))
  }),
}
