import type { Check } from '../../check.ts'
import { judgeRefreshed } from '../judge-refreshed.ts'

export const refreshedIss: Check = {
  id: 'refresh/id-token-iss',
  title: 'The refreshed ID Token has the issuer of the first',
  step: 'refresh',
  severity: 'error',
  specification: ['OIDCC-12.2'],

  test: (facts) =>
    judgeRefreshed(
      facts,
      'iss',
      (before, after) => before['iss'] === after['iss'],
      'Reject the refreshed ID Token, and log in again: it comes from another issuer.',
    ),
}
