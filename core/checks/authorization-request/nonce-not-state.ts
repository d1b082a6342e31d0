import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest, remark } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const nonceNotState: Check = {
  id: 'authorization-request/nonce-not-state',
  title: 'The nonce and the state are different values',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['RFC9700-4.7.1', 'OIDCC-15.5.2'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const nonce = parameter(request.parameters, 'nonce')
      const state = parameter(request.parameters, 'state')
      if (!nonce || !state) return notApplicable('The request has not both state and nonce.')
      const at = inRequest(request, 'query.nonce')
      return nonce === state
        ? fail(
            'Draw two values. The state is seen in URLs and logs; whoever knows it would know the nonce as well.',
            evidence(at, 'a value of its own', 'the value of state'),
          )
        : pass(remark(at, 'differs from the state'))
    }),
}
