import type { Check } from '../../check.ts'
import { judgeRefreshed } from '../judge-refreshed.ts'

export const refreshedAuthTime: Check = {
  id: 'refresh/id-token-auth-time',
  title: 'The refreshed ID Token keeps the time of the login',
  step: 'refresh',
  severity: 'error',
  specification: ['OIDCC-12.2'],

  test: (facts) =>
    judgeRefreshed(
      facts,
      'auth_time',
      (before, after) =>
        after['auth_time'] === undefined ||
        before['auth_time'] === undefined ||
        before['auth_time'] === after['auth_time'],
      'Reject the refreshed ID Token, and log in again: auth_time is that of the login, not of the refresh.',
    ),
}
