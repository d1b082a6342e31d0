import { changingAccessToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const accessTokenInMilliseconds: Fault = {
  id: 'access-token-in-milliseconds',
  title: 'The times of the access token are milliseconds',
  step: 'access-token',
  symptom: 'Everything works, and the token does not expire for fifty thousand years.',
  revealedBy: 'times-in-milliseconds',
  settings: changingAccessToken(({ exp = 0 }) => ({ exp: exp * 1000 })),
}
