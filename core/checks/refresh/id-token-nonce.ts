import type { Check } from '../../check.ts'
import { judgeRefreshed } from '../judge-refreshed.ts'

export const refreshedNonce: Check = {
  id: 'refresh/id-token-nonce',
  title: 'The refreshed ID Token has no nonce, or that of the first',
  step: 'refresh',
  severity: 'error',
  specification: ['OIDCC-12.2'],

  test: (facts) =>
    judgeRefreshed(
      facts,
      'nonce',
      (before, after) => after['nonce'] === undefined || before['nonce'] === after['nonce'],
      'Reject the refreshed ID Token, and log in again: its nonce belongs to another login.',
    ),
}
