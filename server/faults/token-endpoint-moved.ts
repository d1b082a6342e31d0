import { htmlAnswer } from '../tenant/answer.ts'
import { answering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenEndpointMoved: Fault = {
  id: 'token-endpoint-moved',
  title: 'The token endpoint redirects',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'token-request/no-redirect',
  settings: answering('token', { ...htmlAnswer(307, ''), headers: { location: '/oauth2/token' } }),
}
