import type { Check } from '../../check.ts'
import { judgeBegun } from '../judge-times.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenNbf: Check = {
  id: 'access-token/nbf',
  title: 'nbf of the access token, where there is one, has passed',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC7519-4.1.5'],

  test: (facts) =>
    whenAccessToken(facts, (read) =>
      judgeBegun(
        facts,
        read,
        'nbf',
        'Do not use the token before that time; look at the clock of the server.',
      ),
    ),
}
