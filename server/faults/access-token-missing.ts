import { changingTokenResponse } from './deviations.ts'
import type { Fault } from './fault.ts'

export const accessTokenMissing: Fault = {
  id: 'access-token-missing',
  title: 'The token response brings no access token',
  step: 'token-request',
  symptom: 'Logged in, and the API cannot be called.',
  revealedBy: 'token-request/access-token',
  settings: changingTokenResponse('authorization_code', () => ({ access_token: undefined })),
}
