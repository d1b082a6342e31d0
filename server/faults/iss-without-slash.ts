import { changingCallback } from './deviations.ts'
import type { Fault } from './fault.ts'

export const issWithoutSlash: Fault = {
  id: 'iss-without-slash',
  title: 'The iss of the response lacks the slash at its end',
  step: 'authorization-response',
  symptom: 'Careful clients refuse the way back from the login.',
  revealedBy: 'authorization-response/iss',
  settings: changingCallback((parameters) => {
    parameters.set('iss', (parameters.get('iss') ?? '').slice(0, -1))
  }),
}
