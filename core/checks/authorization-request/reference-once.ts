import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { exchanges } from '../../run.ts'
import { targetFields } from '../../asked-parameters.ts'
import { askAgain } from '../ask-again.ts'
import { evidence } from '../pointers.ts'
import { whenPushed } from '../pushed-as.ts'

/** A warning: a server may take it twice, so that a page can be reloaded (RFC 9126 §7.3). */
export const referenceOnce: Check = {
  id: 'authorization-request/reference-once',
  title: 'The request_uri is used once',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['RFC9126-4', 'RFC9126-7.3'],

  test: (facts) =>
    whenPushed(facts, ({ request, request_uri }) => {
      if (request_uri === undefined) return notApplicable('The request has no request_uri.')
      const { id } = request.exchange.sent
      const earlier = exchanges(facts.run).find(
        ({ sent }) =>
          sent.step === 'authorization-request' &&
          sent.id < id &&
          parameter(textsOf(sent.request), 'request_uri') === request_uri,
      )
      const at = { entry: id, part: 'request.query.request_uri' }
      return earlier === undefined
        ? pass(evidence(at, 'not used before', 'not used before in this run'))
        : fail(
            askAgain('Push the request again: a server may refuse a reference it has seen.'),
            evidence(at, 'a new request_uri', `that of message ${earlier.sent.id}`),
          )
    }),
}

function textsOf(request: Parameters<typeof targetFields>[0]): [string, string][] {
  return targetFields(request).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : '',
  ])
}
