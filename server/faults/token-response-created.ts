import { changingGrantAnswer } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenResponseCreated: Fault = {
  id: 'token-response-created',
  title: 'The tokens come with the status 201',
  step: 'token-request',
  symptom: 'The login works and the client takes it for a failure.',
  revealedBy: 'token-request/success-status',
  settings: changingGrantAnswer('authorization_code', (answer) => ({ ...answer, status: 201 })),
}
