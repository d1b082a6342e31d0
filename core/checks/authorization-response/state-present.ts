import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inCallback } from '../pointers.ts'
import { lacking, whenCalledBack } from '../when.ts'

/** Judged on errors too: RFC 6749 §4.1.2.1 has them carry the state as well. */
export const responseStatePresent: Check = {
  id: 'authorization-response/state-present',
  title: 'The state that was sent comes back',
  step: 'authorization-response',
  severity: 'error',
  specification: ['RFC6749-4.1.2', 'RFC6749-4.1.2.1'],

  test: ({ authorizationRequest, authorizationResponse }) =>
    whenCalledBack(authorizationResponse, (callback) => {
      if (!authorizationRequest) return lacking('authorization request')
      const sent = parameter(authorizationRequest.parameters, 'state')
      if (!sent) return notApplicable('The request carried no state.')
      const state = parameter(callback.parameters, 'state')
      const found = evidence(inCallback(callback, 'state'), sent, state)
      return state
        ? pass(found)
        : fail(
            'Reject the response. The server has to return the state unchanged; if it does, look for a proxy or page on the way that drops the query.',
            found,
          )
    }),
}
