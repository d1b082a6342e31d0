import type { Check } from '../../check.ts'
import { judgeProofNonce } from '../judge-dpop.ts'

export const tokenDpopNonce: Check = {
  id: 'token-request/dpop-nonce',
  title: 'The DPoP proof carries the nonce that the server gave, and that is taken',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC9449-8'],

  test: (facts) => judgeProofNonce(facts.tokenRequest, facts),
}
