import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const idTokenForAnotherClient: Fault = {
  id: 'id-token-for-another-client',
  title: 'The ID Token is for another client',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'idtoken-audience-mismatch',
  advice: ['id-token/aud-trusted'],
  settings: changingIdToken(() => ({ aud: 'client-of-somebody-else' })),
}
