import { changingAnswer } from './deviations.ts'
import type { Fault } from './fault.ts'

export const metadataMemberTwice: Fault = {
  id: 'metadata-member-twice',
  title: 'The metadata has token_endpoint twice, with two values',
  step: 'discovery',
  symptom: 'Some clients work and some do not.',
  revealedBy: 'discovery/unique-members',
  settings: changingAnswer('discovery', (answer) => ({
    ...answer,
    body: `{"token_endpoint":"https://login.example.com/token",${String(answer.body).slice(1)}`,
  })),
}
