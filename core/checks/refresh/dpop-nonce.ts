import type { Check } from '../../check.ts'
import { judgeProofNonce } from '../judge-dpop.ts'

export const refreshDpopNonce: Check = {
  id: 'refresh/dpop-nonce',
  title: 'The DPoP proof of the refresh carries the nonce that the server gave, and that is taken',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC9449-8'],

  test: (facts) => judgeProofNonce(facts.refresh, facts),
}
