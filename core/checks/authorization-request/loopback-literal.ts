import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { absoluteUrl, isLoopback } from '../../host-privacy.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

/** For native applications; a web application under development has no choice at many providers. */
export const loopbackLiteral: Check = {
  id: 'authorization-request/loopback-literal',
  title: 'A public client’s loopback redirect_uri names 127.0.0.1 or [::1], not localhost',
  step: 'authorization-request',
  severity: 'advice',
  specification: ['RFC8252-8.3'],

  test: ({ authorizationRequest, run }) =>
    whenAsked(authorizationRequest, (request) => {
      const sent = parameter(request.parameters, 'redirect_uri')
      const url = absoluteUrl(sent)
      if (!url || !isLoopback(url)) return notApplicable('The redirect_uri is no loopback address.')
      if (run.connection.clientAuthentication !== 'none')
        return notApplicable('The client is confidential, so no native application.')
      const found = evidence(inRequest(request, 'query.redirect_uri'), '127.0.0.1 or [::1]', sent)
      return url.hostname.endsWith('localhost')
        ? fail(
            'The name localhost can resolve to another interface. Listen at http://127.0.0.1 and register that, if the server allows it.',
            found,
          )
        : pass(found)
    }),
}
