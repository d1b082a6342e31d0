import type { Check } from '../../check.ts'
import { judgeBegun } from '../judge-times.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenNbf: Check = {
  id: 'id-token/nbf',
  title: 'nbf, where there is one, has passed',
  step: 'id-token',
  severity: 'error',
  specification: ['RFC7519-4.1.5'],

  test: (facts) =>
    whenIdToken(facts, (read) =>
      judgeBegun(
        facts,
        read,
        'nbf',
        'Do not use the token before that time; look at the clock of the server.',
      ),
    ),
}
