import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { absoluteUrl, isLoopback } from '../../host-privacy.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

/** Where the metadata itself says http, discovery reports it. */
export const authorizationHttps: Check = {
  id: 'authorization-request/https',
  title: 'The browser is sent over https, or stays on this machine',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-3.1'],

  test: ({ authorizationRequest, discovery, metadata }) =>
    whenAsked(authorizationRequest, (request) => {
      const url = absoluteUrl(request.exchange.sent.request.url)
      if (!url) return notApplicable('The request’s URL cannot be read.')
      const found = evidence(inRequest(request, 'url'), 'https', url.origin)
      if (url.protocol === 'https:' || isLoopback(url)) return pass(found)
      return discovery && absoluteUrl(metadata.authorization_endpoint)?.protocol === 'http:'
        ? notApplicable('The metadata names an http endpoint, which another check reports.')
        : fail('Send the browser to the https address of the authorization endpoint.', found)
    }),
}
