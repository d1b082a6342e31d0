import type { Check } from '../../check.ts'
import { judgeHttps } from '../judge-token-request.ts'

export const tokenHttps: Check = {
  id: 'token-request/https',
  title: 'The request goes over https, or stays on this machine',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-3.2'],

  test: ({ tokenRequest }) => judgeHttps(tokenRequest),
}
