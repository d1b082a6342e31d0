import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const signedWhereRequired: Check = {
  id: 'authorization-request/signed-where-required',
  title: 'Where the server wants each request signed, it is',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC9101-10.5'],

  test: ({ authorizationRequest, metadata }) =>
    whenAsked(authorizationRequest, (request) => {
      if (metadata.require_signed_request_object !== true)
        return notApplicable('The metadata does not require it.')
      const isSigned = request.asked.where.endsWith('request')
      const found = evidence(
        inRequest(request, 'query.request'),
        'a request object, since require_signed_request_object is true',
        isSigned ? 'a request object' : undefined,
      )
      return isSigned
        ? pass(found)
        : fail('Have the request signed: choose a request object in the connection.', found)
    }),
}
