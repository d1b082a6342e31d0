import { type Check, pass } from '../../check.ts'
import { refuse, whenLogoutToken } from '../when-logout-token.ts'

export const logoutTokenNoNonce: Check = {
  id: 'backchannel-logout/no-nonce',
  title: 'The Logout Token has no nonce',
  step: 'backchannel-logout',
  severity: 'error',
  specification: ['OIDCBCL-2.4', 'OIDCBCL-2.6-7'],

  test: (facts) =>
    whenLogoutToken(facts, ({ claims, claim }) =>
      claims['nonce'] === undefined
        ? pass(claim('nonce', 'absent'))
        : refuse(
            'with a nonce, an ID Token and a Logout Token could pass for each other.',
            claim('nonce', 'absent'),
          ),
    ),
}
