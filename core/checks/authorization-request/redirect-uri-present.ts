import { type Check, fail, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain } from '../ask-again.ts'
import { asksForOpenId } from '../asked-scopes.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

/** Plain OAuth may leave it out where one is registered; OpenID Connect may not. */
export const redirectUriPresent: Check = {
  id: 'authorization-request/redirect-uri-present',
  title: 'The request says where to send the browser back to',
  step: 'authorization-request',
  severity: 'error',
  specification: ['OIDCC-3.1.2.1', 'RFC6749-3.1.2.3'],

  test: (facts) =>
    whenAsked(facts.authorizationRequest, (request) => {
      const sent = parameter(request.parameters, 'redirect_uri')
      const found = evidence(inRequest(request, 'query.redirect_uri'), 'a redirect_uri', sent)
      if (sent || !asksForOpenId(facts)) return pass(found)
      return fail(
        askAgain('Send the redirect_uri: OpenID Connect requires it in every request.'),
        found,
      )
    }),
}
