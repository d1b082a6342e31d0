import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { absoluteUrl, isLoopback } from '../../host-privacy.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

/** A scheme of one's own, as native applications register, is not judged. */
export const redirectUriHttps: Check = {
  id: 'authorization-request/redirect-uri-https',
  title: 'The redirect_uri uses https, or stays on this machine',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC9700-2.6', 'OIDCC-3.1.2.1', 'RFC8252-7.3'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const sent = parameter(request.parameters, 'redirect_uri')
      const url = absoluteUrl(sent)
      if (!url) return notApplicable('The redirect_uri is not an absolute URL.')
      const found = evidence(inRequest(request, 'query.redirect_uri'), 'https', sent)
      return url.protocol === 'http:' && !isLoopback(url)
        ? fail(
            'Serve the redirection endpoint over https and register that address. Behind a proxy that ends TLS, the client builds its address as http: tell it its public address, or trust X-Forwarded-Proto.',
            found,
          )
        : pass(found)
    }),
}
