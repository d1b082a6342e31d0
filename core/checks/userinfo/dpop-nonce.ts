import type { Check } from '../../check.ts'
import { judgeProofNonce } from '../judge-dpop.ts'

export const userinfoDpopNonce: Check = {
  id: 'userinfo/dpop-nonce',
  title: 'The DPoP proof for UserInfo carries the nonce that the server gave, and that is taken',
  step: 'userinfo',
  severity: 'error',
  specification: ['RFC9449-9'],

  test: (facts) => judgeProofNonce(facts.userinfo, facts),
}
