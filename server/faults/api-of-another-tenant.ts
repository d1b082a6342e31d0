import { jsonAnswer } from '../tenant/answer.ts'
import { apiAnswering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const apiOfAnotherTenant: Fault = {
  id: 'api-of-another-tenant',
  title: 'The API is set up for another tenant and refuses every token of this one',
  step: 'api-request',
  symptom: 'Logged in, and the API refuses.',
  revealedBy: 'api-www-authenticate-invalid-token',
  settings: apiAnswering(
    jsonAnswer(
      401,
      { error: 'invalid_token' },
      { 'www-authenticate': 'Bearer realm="appointments", error="invalid_token"' },
    ),
  ),
}
