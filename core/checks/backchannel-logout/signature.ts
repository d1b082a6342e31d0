import type { Check } from '../../check.ts'
import { judgeSignature } from '../judge-signature.ts'
import { whenLogoutToken } from '../when-logout-token.ts'

export const logoutTokenSignature: Check = {
  id: 'backchannel-logout/signature',
  title: 'The signature of the Logout Token verifies',
  step: 'backchannel-logout',
  severity: 'error',
  specification: ['OIDCBCL-2.6-2', 'RFC7515-5.2'],

  test: (facts) =>
    whenLogoutToken(facts, ({ notice, parameter }) =>
      judgeSignature(
        { token: notice, parameter },
        'Answer 400 and end no session: another key made this signature. Fetch the JWK Set again, in case the key was rotated.',
      ),
    ),
}
