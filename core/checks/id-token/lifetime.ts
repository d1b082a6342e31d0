import type { Check } from '../../check.ts'
import { judgeLifetime } from '../judge-times.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenLifetime: Check = {
  id: 'id-token/lifetime',
  title: 'The ID Token lives at most a day',
  step: 'id-token',
  severity: 'advice',
  specification: ['OIDCC-2'],

  test: (facts) =>
    whenIdToken(facts, (read) =>
      judgeLifetime(
        read,
        'Let ID Tokens live for minutes or hours: they say that somebody has just logged in.',
      ),
    ),
}
