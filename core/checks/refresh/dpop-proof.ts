import type { Check } from '../../check.ts'
import { judgeProofForToken } from '../judge-dpop.ts'

export const refreshDpopProof: Check = {
  id: 'refresh/dpop-proof',
  title: 'The DPoP proof of the refresh is for this very request',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC9449-4.3', 'RFC9449-5'],

  test: (facts) => judgeProofForToken(facts.refresh, facts),
}
