import { type Check, fail, pass } from '../../check.ts'
import { targetOf } from '../../http.ts'
import { askAgain } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const unfragmentedEndpoint: Check = {
  id: 'authorization-request/unfragmented-endpoint',
  title: 'No parameter stands behind a #, where the server never sees it',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-3.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const fragment = targetOf(request.exchange.sent.request).split('#', 2)[1]
      const found = evidence(inRequest(request, 'url'), 'no fragment', fragment)
      return fragment === undefined
        ? pass(found)
        : fail(askAgain('Remove the # from the URL, and encode it as %23 inside a value.'), found)
    }),
}
