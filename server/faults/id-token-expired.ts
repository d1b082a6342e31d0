import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const idTokenExpired: Fault = {
  id: 'id-token-expired',
  title: 'The ID Token has expired before it comes',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'idtoken-expired',
  settings: changingIdToken(({ iat = 0 }) => ({ iat: iat - 7200, exp: iat - 3600 })),
}
