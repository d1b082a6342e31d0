import { jsonAnswer } from '../tenant/answer.ts'
import { parameterOf } from './deviations.ts'
import type { Fault } from './fault.ts'

const refusal = jsonAnswer(415, {
  error: 'invalid_request',
  error_description: 'Content-Type must be application/json',
})

export const formBodyRefused: Fault = {
  id: 'form-body-refused',
  title: 'The token endpoint refuses the form that the standard prescribes',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'token-form-refused',
  settings: {
    hooks: {
      request: (request) =>
        parameterOf(request, 'grant_type') === 'authorization_code' &&
        !request.headers['content-type']?.startsWith('application/json')
          ? refusal
          : undefined,
    },
  },
}
