import { type Check, fail, inconclusive, notApplicable, pass } from '../../check.ts'
import { introspectedMembers } from '../introspected-members.ts'
import { introspectedToken, revocationBefore } from '../introspected-token.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'

export const introspectionActive: Check = {
  id: 'introspection/active',
  title: 'A token that was granted, has time left and was not revoked is active',
  step: 'introspection',
  severity: 'warning',
  specification: ['RFC7662-2.2', 'RFC7662-4'],

  test: (facts) =>
    whenBody(facts.introspection, (response, asked) => {
      const active = introspectedMembers(facts)?.['active']
      if (typeof active !== 'boolean') return notApplicable('The answer has no active to judge.')
      const token = introspectedToken(facts, asked)
      if (!token) return notApplicable('The token is none that this run was granted.')
      const at = inResponse(response, 'json.active')
      if (revocationBefore(facts, token.text, asked.exchange.sent.id) !== undefined)
        return notApplicable('The token was revoked before, which the revocation is judged by.')
      const now = response.entry.at - (facts.clockAhead ?? 0)
      if (token.expires !== undefined && token.expires <= now)
        return notApplicable('The token had expired by then.')
      if (active) return pass(evidence(at, 'true', active))
      if (token.expires === undefined)
        return inconclusive('How long the token holds is not known.', 'Ask right after a login.')
      return fail(
        'Ask with the credentials of a client that may know of this token: a server says false, and no more, to whoever may not. If this client may, look at the server’s log for the session or grant behind the token.',
        evidence(at, 'true', active),
      )
    }),
}
