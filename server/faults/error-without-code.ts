import { jsonAnswer } from '../tenant/answer.ts'
import { answeringGrant } from './deviations.ts'
import type { Fault } from './fault.ts'

export const errorWithoutCode: Fault = {
  id: 'error-without-code',
  title: 'The token endpoint refuses without saying why',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'token-request/error-present',
  settings: answeringGrant('authorization_code', jsonAnswer(400, { message: 'That did not work' })),
}
