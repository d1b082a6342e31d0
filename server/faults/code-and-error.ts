import { changingCallback } from './deviations.ts'
import type { Fault } from './fault.ts'

export const codeAndError: Fault = {
  id: 'code-and-error',
  title: 'The response brings a code and an error at once',
  step: 'authorization-response',
  symptom: 'The client cannot tell whether the login worked.',
  revealedBy: 'authorization-response/not-code-and-error',
  settings: changingCallback((parameters) => {
    parameters.set('error', 'server_error')
    parameters.set('error_description', 'The session could not be stored')
  }),
}
