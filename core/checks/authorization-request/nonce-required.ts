import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const nonceRequired: Check = {
  id: 'authorization-request/nonce-required',
  title: 'A request for an ID Token through the browser carries a nonce',
  step: 'authorization-request',
  severity: 'error',
  specification: ['OIDCC-3.2.2.1', 'OIDCC-3.3.2.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const type = parameter(request.parameters, 'response_type') ?? ''
      if (!type.split(' ').includes('id_token'))
        return notApplicable('No ID Token is asked for through the browser.')
      const nonce = parameter(request.parameters, 'nonce')
      const found = evidence(inRequest(request, 'query.nonce'), 'a nonce', nonce)
      return nonce
        ? pass(found)
        : fail(
            askAgain('Send a nonce: it alone ties an ID Token that comes this way to this login.'),
            found,
          )
    }),
}
