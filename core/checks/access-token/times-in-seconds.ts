import type { Check } from '../../check.ts'
import { judgeSeconds } from '../judge-times.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenSeconds: Check = {
  id: 'access-token/times-in-seconds',
  title: 'Times in the access token are seconds since 1970',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC7519-2'],

  test: (facts) => whenAccessToken(facts, judgeSeconds),
}
