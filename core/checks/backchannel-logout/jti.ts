import { type Check, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { noticesOf } from '../../notices.ts'
import { readJwt } from '../../read-jwt.ts'
import { refuse, whenLogoutToken } from '../when-logout-token.ts'

export const logoutTokenJti: Check = {
  id: 'backchannel-logout/jti',
  title: 'The Logout Token has a jti that no notice before it had',
  step: 'backchannel-logout',
  severity: 'error',
  specification: ['OIDCBCL-2.4', 'OIDCBCL-2.6-8'],

  test: (facts) =>
    whenLogoutToken(facts, ({ claims, claim, notice }) => {
      const { jti } = claims
      const found = claim('jti', 'an identifier not used before')
      if (typeof jti !== 'string' || jti === '')
        return refuse('without jti it cannot be told from a copy.', found)
      const before = noticesOf(facts.run, 'backchannel-logout').find(
        ({ id, request }) =>
          id < notice.entry.id &&
          readJwt(parameter(request.parameters, 'logout_token') ?? '')?.claims['jti'] === jti,
      )
      return before
        ? refuse(`message ${before.id} had this jti already, so this is a copy.`, found)
        : pass(found)
    }),
}
