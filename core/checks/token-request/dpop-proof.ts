import type { Check } from '../../check.ts'
import { judgeProofForToken } from '../judge-dpop.ts'

export const tokenDpopProof: Check = {
  id: 'token-request/dpop-proof',
  title: 'The DPoP proof is for this very request',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC9449-4.3', 'RFC9449-5'],

  test: (facts) => judgeProofForToken(facts.tokenRequest, facts),
}
