import type { Check } from '../../check.ts'
import { judgeAssertionAlg } from '../judge-assertion.ts'

export const assertionAlg: Check = {
  id: 'token-request/assertion-alg',
  title: 'The client assertion is signed with an algorithm that the server lists',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC8414-2', 'OIDCC-9'],

  test: (facts) => judgeAssertionAlg(facts.tokenRequest, facts),
}
