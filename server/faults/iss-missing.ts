import { changingCallback } from './deviations.ts'
import type { Fault } from './fault.ts'

export const issMissing: Fault = {
  id: 'iss-missing',
  title: 'The metadata promises iss in responses, and none comes',
  step: 'authorization-response',
  symptom: 'Careful clients refuse the way back from the login.',
  revealedBy: 'authorization-response/iss-present',
  settings: changingCallback((parameters) => parameters.delete('iss')),
}
