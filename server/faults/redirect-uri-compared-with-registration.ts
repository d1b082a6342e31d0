import { jsonAnswer } from '../tenant/answer.ts'
import type { Fault } from './fault.ts'

const refusal = jsonAnswer(400, {
  error: 'invalid_grant',
  error_description: 'The redirect_uri does not match',
})

export const redirectUriComparedWithRegistration: Fault = {
  id: 'redirect-uri-compared-with-registration',
  title: 'The token endpoint compares the redirect_uri with one registered with a slash at its end',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'redirect-uri-compared-otherwise',
  settings: {
    hooks: {
      request(request) {
        const { endpoint, parameters } = request
        if (endpoint !== 'token') return undefined
        return {
          parameters: parameters.map(([name, value]) =>
            name === 'redirect_uri' ? [name, `${value}/`] : [name, value],
          ),
        }
      },
      answer: (answer, { request }) =>
        answer.status === 400 && request.endpoint === 'token' ? refusal : answer,
    },
  },
}
