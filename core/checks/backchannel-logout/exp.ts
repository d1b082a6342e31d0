import type { Check } from '../../check.ts'
import { judgeExpiry } from '../judge-times.ts'
import { refuse, whenLogoutToken } from '../when-logout-token.ts'

export const logoutTokenExp: Check = {
  id: 'backchannel-logout/exp',
  title: 'The Logout Token expires, and has not yet',
  step: 'backchannel-logout',
  severity: 'error',
  specification: ['OIDCBCL-2.4', 'OIDCBCL-2.6-4'],

  test: (facts) =>
    whenLogoutToken(facts, (read) =>
      typeof read.claims['exp'] === 'number'
        ? judgeExpiry(
            facts,
            read,
            'Answer 400 and end no session: it has expired. Compare the clocks of both machines.',
          )
        : refuse('without exp it could be sent again at any time.', read.claim('exp', 'a time')),
    ),
}
