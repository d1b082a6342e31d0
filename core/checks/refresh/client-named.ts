import type { Check } from '../../check.ts'
import { judgeClientNamed } from '../judge-token-request.ts'

export const refreshClientNamed: Check = {
  id: 'refresh/client-named',
  title: 'The request names its client',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-3.2.1'],

  test: ({ refresh }) => judgeClientNamed(refresh),
}
