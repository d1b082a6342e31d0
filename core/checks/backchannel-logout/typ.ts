import { type Check, fail, pass } from '../../check.ts'
import { whenLogoutToken } from '../when-logout-token.ts'
import { asText } from '../../read-json.ts'

export const logoutTokenTyp: Check = {
  id: 'backchannel-logout/typ',
  title: 'The Logout Token says by its typ what it is',
  step: 'backchannel-logout',
  severity: 'warning',
  specification: ['OIDCBCL-2.4', 'RFC8725-3.11'],

  test: (facts) =>
    whenLogoutToken(facts, ({ header, parameter }) => {
      const found = parameter('typ', 'logout+jwt')
      return /^(?:application\/)?logout\+jwt$/i.test(asText(header['typ']))
        ? pass(found)
        : fail(
            'Accept it, since typ is only recommended; have the server set it, so that no other JWT can pass for a Logout Token.',
            found,
          )
    }),
}
