import { type Check, fail, pass } from '../../check.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

export const pushedRequestUri: Check = {
  id: 'pushed-authorization-request/request-uri',
  title: 'The answer holds a request_uri, an absolute URI that stands for the request',
  step: 'pushed-authorization-request',
  severity: 'error',
  specification: ['RFC9126-2.2'],

  test: ({ pushedAuthorizationRequest }) =>
    whenGranted(pushedAuthorizationRequest, ({ response, members: { request_uri } }) => {
      const at = inResponse(response, 'json.request_uri')
      const found = evidence(at, 'an absolute URI', request_uri)
      return typeof request_uri === 'string' && URL.canParse(request_uri)
        ? pass(found)
        : fail(
            'Look what this address is: a pushed authorization request endpoint answers with a request_uri, such as urn:ietf:params:oauth:request_uri:….',
            found,
          )
    }),
}
