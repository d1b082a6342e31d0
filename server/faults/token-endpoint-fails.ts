import { jsonAnswer } from '../tenant/answer.ts'
import { answering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenEndpointFails: Fault = {
  id: 'token-endpoint-fails',
  title: 'The token endpoint fails with 500',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'server-error-from-as',
  transport: true,
  settings: answering('token', jsonAnswer(500, { error: 'server_error' })),
}
