import { type Check, fail, pass } from '../../check.ts'
import { askAgain } from '../ask-again.ts'
import { evidence } from '../pointers.ts'
import { whenPushed } from '../pushed-as.ts'

export const referenceGiven: Check = {
  id: 'authorization-request/reference-given',
  title: 'The request_uri is the one that the pushed request was answered with',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC9126-4'],

  test: (facts) =>
    whenPushed(facts, ({ request, pushed, request_uri }) => {
      const given = pushed.response?.members?.['request_uri']
      const at = { entry: request.exchange.sent.id, part: 'request.query.request_uri' }
      const found = evidence(at, typeof given === 'string' ? given : 'none', request_uri)
      return request_uri !== undefined && request_uri === given
        ? pass(found)
        : fail(askAgain('Push the request again, and carry the request_uri it is given.'), found)
    }),
}
