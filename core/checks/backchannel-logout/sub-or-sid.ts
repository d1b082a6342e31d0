import { type Check, pass } from '../../check.ts'
import { refuse, whenLogoutToken } from '../when-logout-token.ts'

export const logoutTokenSubOrSid: Check = {
  id: 'backchannel-logout/sub-or-sid',
  title: 'The Logout Token says whose session ends: by sub, by sid or by both',
  step: 'backchannel-logout',
  severity: 'error',
  specification: ['OIDCBCL-2.4', 'OIDCBCL-2.6-5'],

  test: (facts) =>
    whenLogoutToken(facts, ({ claims, claim }) => {
      const found = [claim('sub', 'a user'), claim('sid', 'a session')]
      return ['sub', 'sid'].some((name) => typeof claims[name] === 'string' && claims[name] !== '')
        ? pass(...found)
        : refuse('it names neither a user nor a session.', ...found)
    }),
}
