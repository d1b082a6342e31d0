import type { Check } from '../../check.ts'
import { judgeBegun } from '../judge-times.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenIat: Check = {
  id: 'access-token/iat',
  title: 'iat of the access token is not in the future',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-2.2'],

  test: (facts) =>
    whenAccessToken(facts, (read) =>
      judgeBegun(facts, read, 'iat', 'Look at the clock of the server.'),
    ),
}
