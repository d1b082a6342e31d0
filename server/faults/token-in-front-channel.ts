import { changingCallback } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenInFrontChannel: Fault = {
  id: 'token-in-front-channel',
  title: 'The response to a request for a code brings an access token as well',
  step: 'authorization-response',
  symptom: 'Everything works, and a token stands in the browser’s history.',
  revealedBy: 'authorization-response/no-tokens',
  settings: changingCallback((parameters) => parameters.set('access_token', 'mF_9.B5f-4.1JqM')),
}
