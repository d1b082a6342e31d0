import { refusing } from './deviations.ts'
import type { Fault } from './fault.ts'

export const codeExpired: Fault = {
  id: 'code-expired',
  title: 'A code expires before anybody can send it',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'code-lifetime-too-short',
  settings: refusing('authorization_code', 'invalid_grant', 'This code is too old'),
}
