import { changingCallback } from './deviations.ts'
import type { Fault } from './fault.ts'

export const stateTwice: Fault = {
  id: 'state-twice',
  title: 'The state comes back twice, with two values',
  step: 'authorization-response',
  symptom: 'Some clients work and some do not.',
  revealedBy: 'authorization-response/no-duplicates',
  settings: changingCallback((parameters) => parameters.append('state', 'of-another-login')),
}
