import { changingCallback } from './deviations.ts'
import type { Fault } from './fault.ts'

export const issOfAnotherServer: Fault = {
  id: 'iss-of-another-server',
  title: 'The iss of the response names another server',
  step: 'authorization-response',
  symptom: 'Careful clients refuse the way back from the login.',
  revealedBy: 'authorization-response/iss',
  settings: changingCallback((parameters) => parameters.set('iss', 'https://login.example.com/')),
}
