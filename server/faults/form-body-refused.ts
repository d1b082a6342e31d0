import { jsonAnswer } from '../tenant/answer.ts'
import { answeringGrant } from './deviations.ts'
import type { Fault } from './fault.ts'

export const formBodyRefused: Fault = {
  id: 'form-body-refused',
  title: 'The token endpoint refuses the form that the standard prescribes',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'token-form-refused',
  settings: answeringGrant(
    'authorization_code',
    jsonAnswer(415, {
      error: 'invalid_request',
      error_description: 'Content-Type must be application/json',
    }),
  ),
}
