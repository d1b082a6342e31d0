import { type Check, pass } from '../../check.ts'
import { audiencesOf } from '../audiences-of.ts'
import { refuse, whenLogoutToken } from '../when-logout-token.ts'

export const logoutTokenAud: Check = {
  id: 'backchannel-logout/aud',
  title: 'The Logout Token is for this client',
  step: 'backchannel-logout',
  severity: 'error',
  specification: ['OIDCBCL-2.6-4'],

  test: (facts) =>
    whenLogoutToken(facts, ({ claims, claim }) => {
      const { client_id } = facts.run.connection
      const found = claim('aud', client_id)
      return audiencesOf(claims).includes(client_id)
        ? pass(found)
        : refuse('it was made for another client.', found)
    }),
}
