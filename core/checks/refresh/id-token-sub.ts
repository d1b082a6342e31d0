import type { Check } from '../../check.ts'
import { judgeRefreshed } from '../judge-refreshed.ts'

export const refreshedSub: Check = {
  id: 'refresh/id-token-sub',
  title: 'The refreshed ID Token is about the same user',
  step: 'refresh',
  severity: 'error',
  specification: ['OIDCC-12.2'],

  test: (facts) =>
    judgeRefreshed(
      facts,
      'sub',
      (before, after) => before['sub'] === after['sub'],
      'Reject the refreshed ID Token, and log in again: it speaks of another user.',
    ),
}
