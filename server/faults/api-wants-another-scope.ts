import { jsonAnswer } from '../tenant/answer.ts'
import { apiAnswering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const apiWantsAnotherScope: Fault = {
  id: 'api-wants-another-scope',
  title: 'The API asks for a scope that the token lacks',
  step: 'api-request',
  symptom: 'Logged in, and the API refuses.',
  revealedBy: 'api-insufficient-scope',
  settings: apiAnswering(
    jsonAnswer(
      403,
      { error: 'insufficient_scope' },
      { 'www-authenticate': 'Bearer error="insufficient_scope", scope="write:contacts"' },
    ),
  ),
}
