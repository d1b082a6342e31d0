import type { Check } from '../../check.ts'
import { judgeAssertionClaims } from '../judge-assertion.ts'

export const assertionClaims: Check = {
  id: 'token-request/assertion-claims',
  title: 'The client assertion is by the client, for this server, and good for a short while',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC7523-3', 'OIDCC-9'],

  test: (facts) => judgeAssertionClaims(facts.tokenRequest, facts),
}
