import type { Check } from '../../check.ts'
import { judgeProofWithToken } from '../judge-dpop.ts'

export const userinfoDpopProof: Check = {
  id: 'userinfo/dpop-proof',
  title: 'A token that is bound to a key comes to UserInfo with a proof of it',
  step: 'userinfo',
  severity: 'error',
  specification: ['RFC9449-7.1', 'RFC9449-4.3'],

  test: (facts) => judgeProofWithToken(facts.userinfo, facts),
}
