import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain } from '../ask-again.ts'
import { evidence } from '../pointers.ts'
import { whenPushed } from '../pushed-as.ts'

export const referenceClient: Check = {
  id: 'authorization-request/reference-client',
  title: 'The client_id beside the request_uri is that of the client which pushed it',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC9126-4', 'RFC9126-2.2'],

  test: (facts) =>
    whenPushed(facts, ({ request, pushed, request_uri }) => {
      const expected = parameter(pushed.sentFields, 'client_id')
      if (expected === undefined || request_uri === undefined)
        return notApplicable('There are no two values to compare.')
      const client_id = parameter(request.front, 'client_id')
      const at = { entry: request.exchange.sent.id, part: 'request.query.client_id' }
      const found = evidence(at, expected, client_id)
      return client_id === expected
        ? pass(found)
        : fail(askAgain(`Send client_id=${expected}: a reference is of no use to another.`), found)
    }),
}
