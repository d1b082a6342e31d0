import { type Check, fail, pass } from '../../check.ts'
import { targetOf } from '../../http.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

/** Octets of a request line that every recipient should support (RFC 9110 §4.1). */
const supported = 8000

export const urlLength: Check = {
  id: 'authorization-request/url-length',
  title: 'The URL is short enough for every browser, proxy and server',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['RFC9110-4.1', 'RFC9126-1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const { length } = targetOf(request.exchange.sent.request)
      const found = evidence(
        inRequest(request, 'url'),
        `at most ${supported} characters`,
        `${length}`,
      )
      return length <= supported
        ? pass(found)
        : fail(
            'Push the request first (PAR), or send less: a long state belongs in the session.',
            found,
          )
    }),
}
