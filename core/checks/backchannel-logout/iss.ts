import type { Check } from '../../check.ts'
import { judgeIssuer } from '../judge-issuer.ts'
import { asText } from '../pointers.ts'
import { refuse, whenLogoutToken } from '../when-logout-token.ts'

export const logoutTokenIss: Check = {
  id: 'backchannel-logout/iss',
  title: 'The Logout Token is from the issuer of the connection',
  step: 'backchannel-logout',
  severity: 'error',
  specification: ['OIDCBCL-2.6-4'],

  test: (facts) =>
    whenLogoutToken(facts, (read) =>
      read.claims['iss'] === undefined
        ? refuse('it does not say who issued it.', read.claim('iss', 'the issuer'))
        : judgeIssuer(facts, read, (iss) => ({
            text: `Answer 400 and end no session: ${asText(iss)} is not the server that the user logged in at.`,
          })),
    ),
}
