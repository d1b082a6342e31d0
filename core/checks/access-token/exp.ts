import type { Check } from '../../check.ts'
import { judgeExpiry } from '../judge-times.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenExp: Check = {
  id: 'access-token/exp',
  title: 'The access token had not expired when it came',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-4'],

  test: (facts) =>
    whenAccessToken(facts, (read) =>
      judgeExpiry(
        facts,
        read,
        'Look at the lifetime of access tokens at the server, and at its clock: the API refuses this one.',
      ),
    ),
}
