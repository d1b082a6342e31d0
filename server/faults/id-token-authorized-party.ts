import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const idTokenAuthorizedParty: Fault = {
  id: 'id-token-authorized-party',
  title: 'The azp of the ID Token is another client',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'id-token/azp',
  settings: changingIdToken(() => ({ azp: 'client-of-somebody-else' })),
}
