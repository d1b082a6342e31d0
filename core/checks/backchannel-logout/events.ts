import { type Check, pass } from '../../check.ts'
import { asObject } from '../../read-json.ts'
import { refuse, whenLogoutToken } from '../when-logout-token.ts'

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

export const logoutTokenEvents: Check = {
  id: 'backchannel-logout/events',
  title: 'The events of the Logout Token name a back-channel logout',
  step: 'backchannel-logout',
  severity: 'error',
  specification: ['OIDCBCL-2.4', 'OIDCBCL-2.6-6'],

  test: (facts) =>
    whenLogoutToken(facts, ({ claims, claim }) => {
      const event = asObject(asObject(claims['events'])?.[logoutEvent])
      const found = claim('events', `{"${logoutEvent}":{}}`)
      return event
        ? pass(found)
        : refuse('it does not say that it is about a logout, so it may be another JWT.', found)
    }),
}
