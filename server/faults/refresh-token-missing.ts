import { changingTokenResponse } from './deviations.ts'
import type { Fault } from './fault.ts'

export const refreshTokenMissing: Fault = {
  id: 'refresh-token-missing',
  title: 'No refresh token comes although offline_access was asked for',
  step: 'token-request',
  symptom: 'Everything works, for a day.',
  revealedBy: 'token-response-missing-refresh-token',
  settings: changingTokenResponse('authorization_code', () => ({ refresh_token: undefined })),
}
