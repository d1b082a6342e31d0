import type { Check } from '../../check.ts'
import { judgeProofNonce } from '../judge-dpop.ts'

export const pushedDpopNonce: Check = {
  id: 'pushed-authorization-request/dpop-nonce',
  title:
    'The DPoP proof of the pushed request carries the nonce that the server gave, and that is taken',
  step: 'pushed-authorization-request',
  severity: 'error',
  specification: ['RFC9449-8'],

  test: (facts) => judgeProofNonce(facts.pushedAuthorizationRequest, facts),
}
