import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain, removeQuery } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const requestOrRequestUri: Check = {
  id: 'authorization-request/request-or-request-uri',
  title: 'A request object comes by value or by reference, not both',
  step: 'authorization-request',
  severity: 'error',
  specification: ['OIDCC-6.1', 'RFC9101-5'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const names = ['request', 'request_uri'].filter(
        (name) => parameter(request.front, name) !== undefined,
      )
      if (names.length === 0) return notApplicable('The request has no request object.')
      const found = evidence(
        inRequest(request, 'query.request'),
        'request or request_uri',
        names.join(' and '),
      )
      return names.length === 1
        ? pass(found)
        : fail(askAgain('Leave one of the two out.', removeQuery('request')), found)
    }),
}
