import { changingTokenResponse } from './deviations.ts'
import type { Fault } from './fault.ts'

export const idTokenMissing: Fault = {
  id: 'id-token-missing',
  title: 'No ID Token comes although openid was asked for',
  step: 'token-request',
  symptom: 'The API can be called, and nobody knows for whom.',
  revealedBy: 'token-response-missing-id-token',
  settings: changingTokenResponse('authorization_code', () => ({ id_token: undefined })),
}
