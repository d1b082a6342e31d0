import { jsonAnswer } from '../tenant/answer.ts'
import { answeringGrant } from './deviations.ts'
import type { Fault } from './fault.ts'

export const errorInsideSuccess: Fault = {
  id: 'error-inside-success',
  title: 'The token endpoint refuses the code with the status 200',
  step: 'token-request',
  symptom: 'The login works and no token comes.',
  revealedBy: 'error-inside-200',
  settings: answeringGrant(
    'authorization_code',
    jsonAnswer(200, {
      error: 'invalid_grant',
      error_description: 'No tokens for this code',
    }),
  ),
}
