import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { absoluteUrl } from '../../host-privacy.ts'
import { askAgain } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const sentToEndpoint: Check = {
  id: 'authorization-request/sent-to-endpoint',
  title: 'The request goes to the authorization_endpoint of the metadata',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['RFC6749-3.1', 'RFC9700-4.4.2'],

  test: ({ authorizationRequest, metadata }) =>
    whenAsked(authorizationRequest, (request) => {
      const endpoint = absoluteUrl(metadata.authorization_endpoint)
      const sent = absoluteUrl(request.exchange.sent.request.url)
      if (!endpoint || !sent) return notApplicable('There are no two addresses to compare.')
      const found = evidence(inRequest(request, 'url'), placeOf(endpoint), placeOf(sent))
      return placeOf(endpoint) === placeOf(sent)
        ? pass(found)
        : fail(askAgain(`Send it to ${placeOf(endpoint)}.`), found)
    }),
}

function placeOf({ origin, pathname }: URL): string {
  return origin + pathname
}
