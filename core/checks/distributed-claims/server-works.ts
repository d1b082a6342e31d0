import type { Check } from '../../check.ts'
import { judgeServerWorks } from '../judge-response.ts'
import { eachSource } from './each-source.ts'

export const distributedServerWorks: Check = {
  id: 'distributed-claims/server-works',
  title: 'Each source of distributed Claims answers without a failure of its own',
  step: 'distributed-claims',
  severity: 'error',
  specification: ['OIDCC-5.6.2.2', 'RFC9110-15.6'],

  test: (facts) => eachSource(facts, judgeServerWorks),
}
