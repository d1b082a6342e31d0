import type { Check } from '../../check.ts'
import { judgeSeconds } from '../judge-times.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenSeconds: Check = {
  id: 'id-token/times-in-seconds',
  title: 'Times in the ID Token are seconds since 1970',
  step: 'id-token',
  severity: 'error',
  specification: ['RFC7519-2', 'OIDCC-2'],

  test: (facts) => whenIdToken(facts, judgeSeconds),
}
