import { changingTokenResponse } from './deviations.ts'
import type { Fault } from './fault.ts'

export const expiresInMilliseconds: Fault = {
  id: 'expires-in-milliseconds',
  title: 'expires_in counts milliseconds',
  step: 'token-request',
  symptom: 'The client keeps a token that the API no longer takes.',
  revealedBy: 'token-request/expires-in-agrees',
  settings: changingTokenResponse('authorization_code', ({ expires_in }) => ({
    expires_in: Number(expires_in) * 1000,
  })),
}
