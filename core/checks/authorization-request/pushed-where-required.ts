import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const pushedWhereRequired: Check = {
  id: 'authorization-request/pushed-where-required',
  title: 'Where the server wants each request pushed, it is',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC9126-5'],

  test: ({ authorizationRequest, metadata }) =>
    whenAsked(authorizationRequest, (request) => {
      if (metadata.require_pushed_authorization_requests !== true)
        return notApplicable('The metadata does not require it.')
      const request_uri = parameter(request.front, 'request_uri')
      const found = evidence(
        inRequest(request, 'query.request_uri'),
        'a request_uri, since require_pushed_authorization_requests is true',
        request_uri,
      )
      return request_uri
        ? pass(found)
        : fail(
            {
              text: 'Push the request first: this server refuses what comes by the browser alone.',
              connection: { pushed: true },
            },
            found,
          )
    }),
}
