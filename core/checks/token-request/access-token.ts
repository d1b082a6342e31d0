import type { Check } from '../../check.ts'
import { judgeAccessToken } from '../judge-token-response.ts'

export const tokenAccessToken: Check = {
  id: 'token-request/access-token',
  title: 'The response brings an access token',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-5.1', 'OIDCC-3.1.3.3'],

  test: ({ tokenRequest }) => judgeAccessToken(tokenRequest),
}
