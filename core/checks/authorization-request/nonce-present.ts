import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain } from '../ask-again.ts'
import { asksForOpenId } from '../asked-scopes.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const noncePresent: Check = {
  id: 'authorization-request/nonce-present',
  title: 'An OpenID Connect request carries a nonce, which ties the ID Token to it',
  step: 'authorization-request',
  severity: 'advice',
  specification: ['OIDCC-3.1.2.1', 'RFC9700-2.1.1'],

  test: (facts) =>
    whenAsked(facts.authorizationRequest, (request) => {
      if (!asksForOpenId(facts)) return notApplicable('OpenID Connect was not asked for.')
      if (facts.run.connection.nonce === 'off')
        return notApplicable('It is switched off: the ID Tokens of this server bear none.')
      const nonce = parameter(request.parameters, 'nonce')
      const found = evidence(inRequest(request, 'query.nonce'), 'a nonce', nonce)
      return nonce
        ? pass(found)
        : fail(
            askAgain(
              'Send the request again with its nonce: without one, an ID Token of another login can be slipped in.',
            ),
            found,
          )
    }),
}
