import type { Check } from '../../check.ts'
import { judgeNotCached } from '../judge-token-response.ts'

export const refreshNotCached: Check = {
  id: 'refresh/not-cached',
  title: 'No cache may keep the tokens: Cache-Control is no-store',
  step: 'refresh',
  severity: 'advice',
  specification: ['RFC6749-6', 'RFC6749-5.1'],

  test: ({ refresh }) => judgeNotCached(refresh),
}
