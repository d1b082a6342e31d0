import { changingGrantAnswer } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenResponseMemberTwice: Fault = {
  id: 'token-response-member-twice',
  title: 'The token response has access_token twice, with two values',
  step: 'token-request',
  symptom: 'Some clients work and some do not.',
  revealedBy: 'token-request/unique-members',
  settings: changingGrantAnswer('authorization_code', (answer) => ({
    ...answer,
    body: `{"access_token":"mF_9.B5f-4.1JqM",${String(answer.body).slice(1)}`,
  })),
}
