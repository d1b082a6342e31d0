import type { Check } from '../../check.ts'
import { judgeFreshness } from '../judge-random.ts'

export const nonceFresh: Check = {
  id: 'authorization-request/nonce-fresh',
  title: 'The nonce was not used by an earlier attempt',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['OIDCC-15.5.2'],

  test: (facts) => judgeFreshness(facts, 'nonce'),
}
