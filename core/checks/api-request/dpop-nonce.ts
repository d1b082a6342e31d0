import type { Check } from '../../check.ts'
import { judgeProofNonce } from '../judge-dpop.ts'

export const apiDpopNonce: Check = {
  id: 'api-request/dpop-nonce',
  title: 'The DPoP proof for the API carries the nonce that the server gave, and that is taken',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC9449-9'],

  test: (facts) => judgeProofNonce(facts.apiRequest, facts),
}
