import type { Check } from '../../check.ts'
import { judgeStrength } from '../judge-random.ts'

export const stateStrength: Check = {
  id: 'authorization-request/state-strength',
  title: 'The state is long and varied enough not to be guessed',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['RFC6749-10.10', 'RFC9700-4.7.1'],

  test: (facts) => judgeStrength(facts, 'state'),
}
