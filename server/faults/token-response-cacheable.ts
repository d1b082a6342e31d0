import { changingGrantAnswer } from './deviations.ts'
import type { Fault } from './fault.ts'

export const tokenResponseCacheable: Fault = {
  id: 'token-response-cacheable',
  title: 'The token response may be kept by any cache',
  step: 'token-request',
  symptom: 'Everything works, and tokens may be kept where they should not.',
  revealedBy: 'token-request/not-cached',
  settings: changingGrantAnswer('authorization_code', ({ headers, ...answer }) => ({
    ...answer,
    headers: { ...headers, 'cache-control': undefined },
  })),
}
