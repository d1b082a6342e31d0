import { changingTokenResponse } from './deviations.ts'
import type { Fault } from './fault.ts'

export const expiresInAsText: Fault = {
  id: 'expires-in-as-text',
  title: 'expires_in is a text where a number belongs',
  step: 'token-request',
  symptom: 'Some clients work and some do not.',
  revealedBy: 'token-request/expires-in-number',
  settings: changingTokenResponse('authorization_code', ({ expires_in }) => ({
    expires_in: String(expires_in),
  })),
}
