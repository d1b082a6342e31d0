import type { Check } from '../../check.ts'
import { judgeExpiry } from '../judge-times.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenExp: Check = {
  id: 'id-token/exp',
  title: 'The ID Token had not expired when it came',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-9'],

  test: (facts) =>
    whenIdToken(facts, (read) =>
      judgeExpiry(
        facts,
        read,
        'Reject this token. Look at the lifetime of ID Tokens at the server, at its clock, and for a cache that answers with an old token.',
      ),
    ),
}
