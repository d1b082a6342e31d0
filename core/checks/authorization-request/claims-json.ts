import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { asObject, readJson } from '../../read-json.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const claimsJson: Check = {
  id: 'authorization-request/claims-json',
  title: 'The claims parameter is a JSON object',
  step: 'authorization-request',
  severity: 'error',
  specification: ['OIDCC-5.5'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const claims = parameter(request.parameters, 'claims')
      if (claims === undefined) return notApplicable('The request has no claims parameter.')
      const at = inRequest(request, 'query.claims')
      const found = evidence(at, 'a JSON object', claims)
      return asObject(readJson(claims).value)
        ? pass(found)
        : fail(
            'Send JSON with the members userinfo and id_token: {"id_token":{"email":null}}.',
            found,
          )
    }),
}
