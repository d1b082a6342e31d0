import type { Check } from '../../check.ts'
import { judgeNotCached } from '../judge-token-response.ts'

export const tokenNotCached: Check = {
  id: 'token-request/not-cached',
  title: 'No cache may keep the tokens: Cache-Control is no-store',
  step: 'token-request',
  severity: 'advice',
  specification: ['RFC6749-5.1', 'OIDCC-3.1.3.3'],

  test: ({ tokenRequest }) => judgeNotCached(tokenRequest),
}
