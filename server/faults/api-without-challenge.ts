import { jsonAnswer } from '../tenant/answer.ts'
import { apiAnswering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const apiWithoutChallenge: Fault = {
  id: 'api-without-challenge',
  title: 'The API refuses without a challenge that says why',
  step: 'api-request',
  symptom: 'Logged in, and the API refuses.',
  revealedBy: 'api-401-without-challenge',
  settings: apiAnswering(jsonAnswer(401, { message: 'Unauthorized' })),
}
