import { type Check, fail, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const statePresent: Check = {
  id: 'authorization-request/state-present',
  title: 'The request carries a state, by which its answer is recognised',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['RFC6749-10.12', 'RFC9700-4.7.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const state = parameter(request.parameters, 'state')
      const found = evidence(inRequest(request, 'query.state'), 'a state', state)
      return state
        ? pass(found)
        : fail(
            askAgain(
              'Send the request again with its state: a random value, kept in the user’s session until the callback.',
            ),
            found,
          )
    }),
}
