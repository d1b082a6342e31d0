import type { Check } from '../../check.ts'
import { judgeFreshness } from '../judge-random.ts'

export const stateFresh: Check = {
  id: 'authorization-request/state-fresh',
  title: 'The state was not used by an earlier attempt',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['RFC6749-10.10', 'RFC9700-4.7.1'],

  test: (facts) => judgeFreshness(facts, 'state'),
}
