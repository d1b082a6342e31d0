import type { Check } from '../../check.ts'
import { judgeRefreshed } from '../judge-refreshed.ts'

export const refreshedAud: Check = {
  id: 'refresh/id-token-aud',
  title: 'The refreshed ID Token is for the audience of the first',
  step: 'refresh',
  severity: 'error',
  specification: ['OIDCC-12.2'],

  test: (facts) =>
    judgeRefreshed(
      facts,
      'aud',
      (before, after) =>
        JSON.stringify([before['aud']].flat()) === JSON.stringify([after['aud']].flat()),
      'Reject the refreshed ID Token, and log in again: it is meant for others.',
    ),
}
