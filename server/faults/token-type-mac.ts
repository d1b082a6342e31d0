import { changingTokenResponse } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenTypeMac: Fault = {
  id: 'token-type-mac',
  title: 'The token response says token_type mac',
  step: 'token-request',
  symptom: 'Careful clients do not use the access token.',
  revealedBy: 'token-request/token-type',
  settings: changingTokenResponse('authorization_code', () => ({ token_type: 'mac' })),
}
