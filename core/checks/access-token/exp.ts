import { type Check } from '../../check.ts'
import { judgeExpiry } from '../judge-times.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenExp: Check = {
  id: 'access-token/exp',
  title: 'exp is ahead of the moment the token came',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-4'],

  test: (facts) =>
    whenAccessToken(facts, (token) =>
      judgeExpiry(
        facts,
        token,
        'Look at the lifetime of access tokens at the server, and at both clocks.',
      ),
    ),
}
