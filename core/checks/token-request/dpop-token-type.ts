import type { Check } from '../../check.ts'
import { judgeBoundType } from '../judge-dpop.ts'

export const tokenDpopTokenType: Check = {
  id: 'token-request/dpop-token-type',
  title: 'Tokens asked for with a DPoP proof come bound to its key',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC9449-5'],

  test: (facts) => judgeBoundType(facts.tokenRequest),
}
