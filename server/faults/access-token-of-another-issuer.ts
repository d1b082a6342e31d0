import { changingAccessToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const accessTokenOfAnotherIssuer: Fault = {
  id: 'access-token-of-another-issuer',
  title: 'The access token names another issuer',
  step: 'access-token',
  symptom: 'Logged in, and the API refuses.',
  revealedBy: 'access-token/iss',
  settings: changingAccessToken(() => ({ iss: 'https://login.example.com/' })),
}
