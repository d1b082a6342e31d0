import { jsonAnswer } from '../tenant/answer.ts'
import type { Fault } from './fault.ts'

const refusal = jsonAnswer(401, {
  error: 'invalid_client',
  error_description: 'Bad credentials were sent',
})

export const basicNotDecoded: Fault = {
  id: 'basic-not-decoded',
  title: 'The server does not form-decode the credentials in the Basic header',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'basic-auth-not-urlencoded',
  connection: { clientAuthentication: 'client_secret_basic' },
  client: (client) => ({ ...client, client_secret: `${client.client_secret ?? ''}+/&=` }),
  settings: {
    hooks: {
      request({ endpoint, headers }) {
        const [scheme, credentials = ''] = headers.authorization?.split(' ') ?? []
        if (endpoint !== 'token' || scheme !== 'Basic') return undefined
        const read = Buffer.from(credentials, 'base64').toString()
        const encoded = read.split(':').map(encodeURIComponent).join(':')
        const authorization = `Basic ${Buffer.from(encoded).toString('base64')}`
        return { headers: { ...headers, authorization } }
      },
      answer: (answer, { request }) =>
        answer.status === 401 && request.endpoint === 'token' ? refusal : answer,
    },
  },
}
