import { jsonAnswer } from '../tenant/answer.ts'
import type { Fault } from './fault.ts'

const refusal = jsonAnswer(400, {
  error: 'invalid_grant',
  error_description: 'The proof key is not the right one',
})

export const verifierLowercased: Fault = {
  id: 'verifier-lowercased',
  title: 'The server writes the code_verifier in lower case before it hashes it',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'verifier-compared-otherwise',
  settings: {
    hooks: {
      request: ({ endpoint, parameters }) =>
        endpoint === 'token'
          ? {
              parameters: parameters.map(([name, value]) => [
                name,
                name === 'code_verifier' ? value.toLowerCase() : value,
              ]),
            }
          : undefined,
      answer: (answer, { request }) =>
        answer.status === 400 && request.endpoint === 'token' ? refusal : answer,
    },
  },
}
