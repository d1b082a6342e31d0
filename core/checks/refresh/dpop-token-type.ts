import type { Check } from '../../check.ts'
import { judgeBoundType } from '../judge-dpop.ts'

export const refreshDpopTokenType: Check = {
  id: 'refresh/dpop-token-type',
  title: 'A refresh with a DPoP proof brings a token bound to its key',
  step: 'refresh',
  severity: 'warning',
  specification: ['RFC9449-5'],

  test: (facts) => judgeBoundType(facts.refresh),
}
