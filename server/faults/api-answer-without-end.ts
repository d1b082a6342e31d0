import { apiAnswering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const apiAnswerWithoutEnd: Fault = {
  id: 'api-answer-without-end',
  title: 'The API’s answer is larger than any client reads',
  step: 'api-request',
  symptom: 'Logged in, and the API refuses.',
  revealedBy: 'api-request/whole-body',
  transport: true,
  settings: apiAnswering((response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ contacts: 'x'.repeat(6 * 1024 * 1024) }))
  }),
}
