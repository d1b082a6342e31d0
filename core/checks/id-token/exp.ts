import { type Check } from '../../check.ts'
import { judgeExpiry } from '../judge-times.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenExp: Check = {
  id: 'id-token/exp',
  title: 'exp is still ahead',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-9'],

  test: (facts) =>
    whenIdToken(facts, (token) =>
      judgeExpiry(
        facts,
        token,
        'Reject this token. Look at the lifetime of ID Tokens at the server, and at both clocks.',
      ),
    ),
}
