import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { isGranted } from '../error-of.ts'
import { revocationBefore } from '../introspected-token.ts'
import { inRequest, remark } from '../pointers.ts'
import { whenSent } from '../when.ts'

/** That the server refuses it is right, and no fault of anybody. */
export const refreshNotRevoked: Check = {
  id: 'refresh/not-revoked',
  title: 'The refresh token was not revoked in this run',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC7009-2.1'],

  test: (facts) =>
    whenSent(facts.refresh, (sent) => {
      const token = parameter(sent.sentFields, 'refresh_token')
      if (token === undefined) return notApplicable('The request carries no refresh token.')
      if (isGranted(sent))
        return notApplicable('The token still works, which the revocation is judged by.')
      const { id } = sent.exchange.sent
      const revoked = revocationBefore(facts, token, id)
      return revoked === undefined
        ? pass(remark(inRequest(sent, 'body.refresh_token'), 'not revoked before'))
        : fail(
            'Send the user through the authorization request again: this refresh is refused as it should be.',
            { pointer: inRequest(sent, 'body.refresh_token'), note: 'the token that was revoked' },
            { pointer: { entry: revoked, part: 'request.body.token' }, note: 'the revocation' },
          )
    }),
}
