import type { Check } from '../../check.ts'
import { judgeStrength } from '../judge-random.ts'

export const nonceStrength: Check = {
  id: 'authorization-request/nonce-strength',
  title: 'The nonce is long and varied enough not to be guessed',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['OIDCC-15.5.2'],

  test: (facts) => judgeStrength(facts, 'nonce'),
}
