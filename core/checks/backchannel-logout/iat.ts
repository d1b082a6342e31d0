import type { Check } from '../../check.ts'
import { judgeBegun } from '../judge-times.ts'
import { refuse, whenLogoutToken } from '../when-logout-token.ts'

export const logoutTokenIat: Check = {
  id: 'backchannel-logout/iat',
  title: 'The Logout Token says when it was issued, and that lies not ahead',
  step: 'backchannel-logout',
  severity: 'error',
  specification: ['OIDCBCL-2.4', 'OIDCBCL-2.6-4'],

  test: (facts) =>
    whenLogoutToken(facts, (read) =>
      typeof read.claims['iat'] === 'number'
        ? judgeBegun(facts, read, 'iat', 'Answer 400 and compare the clocks of both machines.')
        : refuse('a notice without its time could be an old one.', read.claim('iat', 'a time')),
    ),
}
