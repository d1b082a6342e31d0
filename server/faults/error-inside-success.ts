import { jsonAnswer } from '../tenant/answer.ts'
import { answeringGrant } from './deviations.ts'
import type { Fault } from './fault.ts'

export const errorInsideSuccess: Fault = {
  id: 'error-inside-success',
  title: 'The token endpoint refuses the code with the status 200',
  step: 'token-request',
  symptom: 'The login works and no token comes.',
  revealedBy: 'error-inside-200',
  advice: ['token-request/error-defined'],
  settings: answeringGrant(
    'authorization_code',
    jsonAnswer(200, {
      error: 'bad_verification_code',
      error_description: 'The code passed is incorrect or expired.',
    }),
  ),
}
