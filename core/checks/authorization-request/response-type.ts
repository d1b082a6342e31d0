import { type Check, fail, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const responseType: Check = {
  id: 'authorization-request/response-type',
  title: 'The request has response_type=code',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-4.1.1', 'OIDCC-3.1.2.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const type = parameter(request.parameters, 'response_type')
      const found = evidence(inRequest(request, 'query.response_type'), 'code', type)
      if (type?.split(' ').includes('code')) return pass(found)
      return fail(
        askAgain('Send response_type=code: the Authorization Code flow asks for a code.'),
        found,
      )
    }),
}
