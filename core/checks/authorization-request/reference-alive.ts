import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { askAgain } from '../ask-again.ts'
import { whenPushed } from '../pushed-as.ts'

export const referenceAlive: Check = {
  id: 'authorization-request/reference-alive',
  title: 'The request_uri is used before it has expired',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC9126-2.2', 'RFC9126-4'],

  test: (facts) =>
    whenPushed(facts, ({ request, pushed: { response } }) => {
      const expires_in = response?.members?.['expires_in']
      if (!response || typeof expires_in !== 'number')
        return notApplicable('The answer does not say how long it holds.')
      const { sent } = request.exchange
      const age = (sent.at - response.entry.at) / 1000
      const found = {
        pointer: { entry: sent.id, part: 'request.query.request_uri' },
        expected: `within ${expires_in} s`,
        found: `${age.toFixed(1)} s after it was given`,
      }
      return age < expires_in
        ? pass(found)
        : fail(askAgain('Push the request again and send the browser right away.'), found)
    }),
}
