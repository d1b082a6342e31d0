import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { sentObject } from '../judge-request-object.ts'
import { asText, evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const signedWhereRequired: Check = {
  id: 'authorization-request/signed-where-required',
  title: 'Where the server wants each request signed, it is',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC9101-10.5'],

  test: (facts) =>
    whenAsked(facts.authorizationRequest, (request) => {
      if (facts.metadata.require_signed_request_object !== true)
        return notApplicable('The metadata does not require it.')
      const object = sentObject(facts)
      const found = evidence(
        inRequest(request, `query.${object?.name ?? 'request'}`),
        'a signed request object, since require_signed_request_object is true',
        object && `a request object with alg ${asText(object.header['alg'])}`,
      )
      return object && object.header['alg'] !== 'none'
        ? pass(found)
        : fail('Have the request signed: choose a request object in the connection.', found)
    }),
}
