import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain, setQuery } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const redirectUriForm: Check = {
  id: 'authorization-request/redirect-uri-form',
  title: 'The redirect_uri is an absolute URL without fragment, wildcard and white space',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-3.1.2', 'RFC9700-4.1.3'],

  test: ({ authorizationRequest, run }) =>
    whenAsked(authorizationRequest, (request) => {
      const sent = parameter(request.parameters, 'redirect_uri')
      if (!sent) return notApplicable('The request has no redirect_uri.')
      // An encoded colon is double encoding, which another check reports.
      if (/^[\w+.-]+%3a/i.test(sent)) return notApplicable('The redirect_uri is encoded twice.')
      const found = evidence(
        inRequest(request, 'query.redirect_uri'),
        'an absolute URL without fragment, wildcard and white space',
        JSON.stringify(sent),
      )
      return absoluteUrl(sent) && !/[#*\s]/.test(sent)
        ? pass(found)
        : fail(
            askAgain(
              'Send the redirect_uri exactly as it is registered: scheme, host and path, no #, no *, no space.',
              setQuery('redirect_uri', run.connection.redirect_uri),
            ),
            found,
          )
    }),
}
