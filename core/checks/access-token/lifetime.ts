import type { Check } from '../../check.ts'
import { judgeLifetime } from '../judge-times.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenLifetime: Check = {
  id: 'access-token/lifetime',
  title: 'The access token lives at most a day',
  step: 'access-token',
  severity: 'advice',
  specification: ['RFC9700-2.2', 'RFC6750-5.3'],

  test: (facts) =>
    whenAccessToken(facts, (read) =>
      judgeLifetime(
        read,
        'Let access tokens live for minutes or hours, and refresh them: a JWT cannot be taken back.',
      ),
    ),
}
