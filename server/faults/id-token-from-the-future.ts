import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const idTokenFromTheFuture: Fault = {
  id: 'id-token-from-the-future',
  title: 'The ID Token was issued an hour from now',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'idtoken-not-yet-valid',
  settings: changingIdToken(({ iat = 0 }) => ({ iat: iat + 3600 })),
}
