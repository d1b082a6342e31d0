import type { Check } from '../../check.ts'
import { judgeAccessToken } from '../judge-token-response.ts'

export const refreshAccessToken: Check = {
  id: 'refresh/access-token',
  title: 'The response brings an access token',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-5.1'],

  test: ({ refresh }) => judgeAccessToken(refresh),
}
