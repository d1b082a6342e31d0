import { changingCallback } from './deviations.ts'
import type { Fault } from './fault.ts'

export const stateMissing: Fault = {
  id: 'state-missing',
  title: 'The state is not sent back',
  step: 'authorization-response',
  symptom: 'The client refuses the way back from the login.',
  revealedBy: 'authorization-response/state-present',
  settings: changingCallback((parameters) => parameters.delete('state')),
}
