import { changingTokenResponse } from './deviations.ts'
import type { Fault } from './fault.ts'

export const idTokenAsAccessToken: Fault = {
  id: 'id-token-as-access-token',
  title: 'The ID Token comes in the place of the access token',
  step: 'access-token',
  symptom: 'Logged in, and the API refuses.',
  revealedBy: 'access-token/not-the-id-token',
  settings: changingTokenResponse('authorization_code', ({ id_token }) => ({
    access_token: id_token,
  })),
}
