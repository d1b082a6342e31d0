import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const idTokenWithoutIat: Fault = {
  id: 'id-token-without-iat',
  title: 'The ID Token does not say when it was issued',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'id-token/required-claims',
  settings: changingIdToken(() => ({ iat: undefined })),
}
