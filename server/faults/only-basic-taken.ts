import { jsonAnswer } from '../tenant/answer.ts'
import type { Fault } from './fault.ts'

const refusal = jsonAnswer(401, {
  error: 'invalid_client',
  error_description: 'client authentication failed',
})

export const onlyBasicTaken: Fault = {
  id: 'only-basic-taken',
  title: 'The token endpoint takes client_secret_basic alone',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'client-auth-method-mismatch',
  connection: { clientAuthentication: 'client_secret_post' },
  settings: {
    hooks: {
      request: ({ endpoint, headers }) =>
        endpoint === 'token' && !headers.authorization ? refusal : undefined,
      discovery: (metadata) => ({
        ...metadata,
        token_endpoint_auth_methods_supported: ['client_secret_basic'],
      }),
    },
  },
}
