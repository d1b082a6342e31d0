import { changingGrantAnswer } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenResponseAsHtml: Fault = {
  id: 'token-response-as-html',
  title: 'The token response is JSON and says that it is HTML',
  step: 'token-request',
  symptom: 'Some clients work and some do not.',
  revealedBy: 'token-request/media-type',
  settings: changingGrantAnswer('authorization_code', (answer) => ({
    ...answer,
    headers: { ...answer.headers, 'content-type': 'text/html; charset=utf-8' },
  })),
}
