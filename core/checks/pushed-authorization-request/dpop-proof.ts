import type { Check } from '../../check.ts'
import { judgeProofForToken } from '../judge-dpop.ts'

export const pushedDpopProof: Check = {
  id: 'pushed-authorization-request/dpop-proof',
  title: 'The DPoP proof of the pushed request is for this very request',
  step: 'pushed-authorization-request',
  severity: 'error',
  specification: ['RFC9449-4.3', 'RFC9449-10.1'],

  test: (facts) => judgeProofForToken(facts.pushedAuthorizationRequest, facts),
}
