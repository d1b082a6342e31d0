import type { Check } from '../../check.ts'
import { judgeProofWithToken } from '../judge-dpop.ts'

export const apiDpopProof: Check = {
  id: 'api-request/dpop-proof',
  title: 'A token that is bound to a key comes to the API with a proof of it',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC9449-7.1', 'RFC9449-4.3'],

  test: (facts) => judgeProofWithToken(facts.apiRequest, facts),
}
