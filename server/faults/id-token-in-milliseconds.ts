import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const idTokenInMilliseconds: Fault = {
  id: 'id-token-in-milliseconds',
  title: 'The times of the ID Token are milliseconds',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'times-in-milliseconds',
  settings: changingIdToken(({ iat = 0, exp = 0 }) => ({ iat: iat * 1000, exp: exp * 1000 })),
}
