import { jsonAnswer } from '../tenant/answer.ts'
import { apiAnswering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const apiForbidsTheUser: Fault = {
  id: 'api-forbids-the-user',
  title: 'The API’s own rules keep this user out',
  step: 'api-request',
  symptom: 'Logged in, and the API refuses.',
  revealedBy: 'api-403-not-401',
  settings: apiAnswering(
    jsonAnswer(
      403,
      { message: 'Forbidden' },
      { 'www-authenticate': 'Bearer realm="appointments"' },
    ),
  ),
}
