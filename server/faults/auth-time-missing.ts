import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const authTimeMissing: Fault = {
  id: 'auth-time-missing',
  title: 'The ID Token lacks auth_time though max_age was sent',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'id-token/auth-time',
  connection: { authorizationParameters: [['max_age', '3600']] },
  settings: changingIdToken(() => ({ auth_time: undefined })),
}
