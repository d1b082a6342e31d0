import { changingTokenResponse } from './deviations.ts'
import type { Fault } from './fault.ts'

export const expiresInNegative: Fault = {
  id: 'expires-in-negative',
  title: 'expires_in is negative',
  step: 'token-request',
  symptom: 'The client asks for new tokens all the time.',
  revealedBy: 'token-request/expires-in',
  settings: changingTokenResponse('authorization_code', () => ({ expires_in: -1 })),
}
