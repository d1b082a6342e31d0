import { changingAccessToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const accessTokenExpired: Fault = {
  id: 'access-token-expired',
  title: 'The access token has expired before it comes',
  step: 'access-token',
  symptom: 'Logged in, and the API refuses.',
  revealedBy: 'access-token-expired',
  settings: changingAccessToken(({ iat = 0 }) => ({ iat: iat - 90_000, exp: iat - 3600 })),
}
