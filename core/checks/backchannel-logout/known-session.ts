import { type Check, notApplicable, pass } from '../../check.ts'
import { asText } from '../pointers.ts'
import { refuse, whenLogoutToken } from '../when-logout-token.ts'

export const logoutTokenKnownSession: Check = {
  id: 'backchannel-logout/known-session',
  title: 'The Logout Token is about the session of this run',
  step: 'backchannel-logout',
  severity: 'error',
  specification: ['OIDCBCL-2.6-9', 'OIDCBCL-2.6-11'],

  test: (facts) =>
    whenLogoutToken(facts, ({ claims, claim }) => {
      const known = facts.idToken?.jwt?.claims
      if (!known) return notApplicable('There is no ID Token to compare with.')
      const both = ['sub', 'sid'].filter(
        (name) => claims[name] !== undefined && known[name] !== undefined,
      )
      if (both.length === 0)
        return notApplicable(
          'The ID Token and the Logout Token have neither sub nor sid in common.',
        )
      const found = both.map((name) => claim(name, asText(known[name])))
      return both.every((name) => claims[name] === known[name])
        ? pass(...found)
        : refuse('this client has no such session.', ...found)
    }),
}
