import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain, setQuery } from '../ask-again.ts'
import { differenceOf } from '../difference.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const redirectUriAsConnected: Check = {
  id: 'authorization-request/redirect-uri-as-connected',
  title: 'The redirect_uri is the one at which this client listens',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-3.1.2.3', 'RFC9700-2.1'],

  test: ({ authorizationRequest, run }) =>
    whenAsked(authorizationRequest, (request) => {
      const own = run.connection.redirect_uri
      const sent = parameter(request.parameters, 'redirect_uri')
      if (!sent || own === '') return notApplicable('There are no two addresses to compare.')
      // An encoded colon is double encoding, which another check reports.
      if (/^[\w+.-]+%3a/i.test(sent)) return notApplicable('The redirect_uri is encoded twice.')
      const found = evidence(inRequest(request, 'query.redirect_uri'), own, sent)
      return sent === own
        ? pass(found)
        : fail(
            askAgain(
              `${differenceOf(own, sent)} Send the address of the connection, and register it.`,
              setQuery('redirect_uri', own),
            ),
            found,
          )
    }),
}
