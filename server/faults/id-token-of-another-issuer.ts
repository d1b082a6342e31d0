import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const idTokenOfAnotherIssuer: Fault = {
  id: 'id-token-of-another-issuer',
  title: 'The ID Token names another issuer',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'idtoken-issuer-mismatch',
  settings: changingIdToken(() => ({ iss: 'https://login.example.com/' })),
}
