import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const nonceMissing: Fault = {
  id: 'nonce-missing',
  title: 'The ID Token has no nonce though one was sent',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'id-token/nonce',
  settings: changingIdToken(() => ({ nonce: undefined })),
}
