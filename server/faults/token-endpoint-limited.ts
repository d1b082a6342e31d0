import { jsonAnswer } from '../tenant/answer.ts'
import { answering } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenEndpointLimited: Fault = {
  id: 'token-endpoint-limited',
  title: 'The token endpoint limits how often it may be asked',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'rate-limited',
  transport: true,
  settings: answering(
    'token',
    jsonAnswer(429, { error: 'too_many_requests' }, { 'retry-after': '30' }),
  ),
}
