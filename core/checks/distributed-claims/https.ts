import type { Check } from '../../check.ts'
import { judgeHttps } from '../judge-token-request.ts'
import { eachSource } from './each-source.ts'

export const distributedHttps: Check = {
  id: 'distributed-claims/https',
  title: 'Distributed Claims are fetched over https, or stay on this machine',
  step: 'distributed-claims',
  severity: 'error',
  specification: ['OIDCC-5.6.2.2', 'OIDCC-16.17'],

  test: (facts) => eachSource(facts, judgeHttps),
}
