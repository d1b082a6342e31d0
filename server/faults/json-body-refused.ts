import { jsonAnswer } from '../tenant/answer.ts'
import type { Fault } from './fault.ts'

const refusal = jsonAnswer(400, {
  error: 'invalid_request',
  error_description: 'only application/x-www-form-urlencoded content-type bodies are supported',
})

export const jsonBodyRefused: Fault = {
  id: 'json-body-refused',
  title: 'The token endpoint takes forms, and refuses the JSON body that others of its maker take',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'token-json-body',
  connection: { clientAuthentication: 'client_secret_json' },
  settings: {
    hooks: {
      request: ({ endpoint, headers }) =>
        endpoint === 'token' && headers['content-type']?.startsWith('application/json')
          ? refusal
          : undefined,
    },
  },
}
