import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { differenceOf } from '../difference.ts'
import { evidence, inCallback, inRequest } from '../pointers.ts'
import { lacking, whenCalledBack } from '../when.ts'

export const responseState: Check = {
  id: 'authorization-response/state',
  title: 'The state that comes back is the one that was sent',
  step: 'authorization-response',
  severity: 'error',
  specification: ['RFC6749-4.1.2', 'RFC6749-10.12', 'RFC9700-4.7.1'],

  test: ({ authorizationRequest, authorizationResponse }) =>
    whenCalledBack(authorizationResponse, (callback) => {
      if (!authorizationRequest) return lacking('authorization request')
      const state = parameter(callback.parameters, 'state')
      if (!state) return notApplicable('The response carries no state.')
      const sent = parameter(authorizationRequest.parameters, 'state')
      const found = evidence(inCallback(callback, 'state'), sent ?? 'no state', state)
      if (state === sent) return pass(found)
      return fail(
        {
          text: `${differenceOf(sent ?? '', state)} Reject the response and begin again: it may belong to another login, or to an attacker’s.`,
          resend: { step: 'authorization-request', edits: [] },
        },
        found,
        {
          pointer: inRequest(authorizationRequest, 'query.state'),
          note: 'the state that was sent',
        },
      )
    }),
}
