import { jsonAnswer } from '../tenant/answer.ts'
import { answering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenEndpointNotFound: Fault = {
  id: 'token-endpoint-not-found',
  title: 'There is nothing at the address of the token endpoint',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'token-request/endpoint-found',
  settings: answering('token', jsonAnswer(404, { message: 'Not Found' })),
}
