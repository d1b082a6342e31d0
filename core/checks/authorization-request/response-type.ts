import { type Check, fail, pass } from '../../check.ts'
import { responseTypeOf } from '../../connection.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const responseType: Check = {
  id: 'authorization-request/response-type',
  title: 'The request has the response_type of its flow, code for most',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC6749-4.1.1', 'OIDCC-3.1.2.1'],

  test: ({ authorizationRequest, run }) =>
    whenAsked(authorizationRequest, (request) => {
      const type = parameter(request.parameters, 'response_type')
      const expected = responseTypeOf(run.connection)
      const found = evidence(inRequest(request, 'query.response_type'), expected, type)
      if (type?.split(' ').includes('code') || (type && sameWords(type, expected)))
        return pass(found)
      return fail(
        askAgain(`Send response_type=${expected}: it says what the answer shall bring.`),
        found,
      )
    }),
}

/** RFC 6749 §3.1.1: the order of the words does not matter. */
function sameWords(one: string, other: string): boolean {
  return one.split(' ').sort().join(' ') === other.split(' ').sort().join(' ')
}
