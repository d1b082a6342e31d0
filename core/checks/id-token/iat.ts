import type { Check } from '../../check.ts'
import { judgeBegun } from '../judge-times.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenIat: Check = {
  id: 'id-token/iat',
  title: 'iat is not in the future',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-10'],

  test: (facts) =>
    whenIdToken(facts, (read) =>
      judgeBegun(
        facts,
        read,
        'iat',
        'Look at the clock of the server: the token says that it was issued later than it came.',
      ),
    ),
}
