import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const idTokenForSeveralClients: Fault = {
  id: 'id-token-for-several-clients',
  title: 'The ID Token is for two clients and does not say which one it was issued to',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'id-token/azp',
  advice: ['id-token/aud-trusted'],
  settings: changingIdToken(({ aud }) => ({ aud: [aud, 'client-of-somebody-else'] })),
}
