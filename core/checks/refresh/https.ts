import type { Check } from '../../check.ts'
import { judgeHttps } from '../judge-token-request.ts'

export const refreshHttps: Check = {
  id: 'refresh/https',
  title: 'The request goes over https, or stays on this machine',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-3.2'],

  test: ({ refresh }) => judgeHttps(refresh),
}
