import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const idTokenWithoutExpiry: Fault = {
  id: 'id-token-without-expiry',
  title: 'The ID Token never expires: exp is missing',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'id-token/required-claims',
  settings: changingIdToken(() => ({ exp: undefined })),
}
