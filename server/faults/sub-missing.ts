import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const subMissing: Fault = {
  id: 'sub-missing',
  title: 'The ID Token does not say who logged in',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'id-token/sub',
  settings: changingIdToken(() => ({ sub: undefined })),
}
