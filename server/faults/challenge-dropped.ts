import { jsonAnswer } from '../tenant/answer.ts'
import type { Fault } from './fault.ts'

const refusal = jsonAnswer(400, {
  error: 'invalid_grant',
  error_description: 'code_verifier was sent, but the code has no code_challenge',
})

export const challengeDropped: Fault = {
  id: 'challenge-dropped',
  title: 'The server forgets the code_challenge between login and exchange',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'verifier-compared-otherwise',
  settings: {
    pkceRequired: false,
    hooks: {
      request: ({ endpoint, parameters }) =>
        endpoint === 'authorization'
          ? { parameters: parameters.filter(([name]) => !name.startsWith('code_challenge')) }
          : undefined,
      answer: (answer, { request }) =>
        answer.status === 400 && request.endpoint === 'token' ? refusal : answer,
    },
  },
}
