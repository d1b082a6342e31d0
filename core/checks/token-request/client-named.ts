import type { Check } from '../../check.ts'
import { judgeClientNamed } from '../judge-token-request.ts'

export const tokenClientNamed: Check = {
  id: 'token-request/client-named',
  title: 'The request names its client',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-3.2.1'],

  test: ({ tokenRequest }) => judgeClientNamed(tokenRequest),
}
