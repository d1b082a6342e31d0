import { changingTokenResponse } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenTypeMissing: Fault = {
  id: 'token-type-missing',
  title: 'The token response lacks token_type',
  step: 'token-request',
  symptom: 'Careful clients do not use the access token.',
  revealedBy: 'token-request/token-type',
  settings: changingTokenResponse('authorization_code', () => ({ token_type: undefined })),
}
