import { changingAccessToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const accessTokenForAnotherApi: Fault = {
  id: 'access-token-for-another-api',
  title: 'The access token is for another API',
  step: 'access-token',
  symptom: 'Logged in, and the API refuses.',
  revealedBy: 'access-token-wrong-audience',
  settings: changingAccessToken((_claims, { issuer }) => ({
    aud: ['https://billing.example.com', `${issuer}userinfo`],
  })),
}
