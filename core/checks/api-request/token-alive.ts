import { type Check, fail, inconclusive, notApplicable, pass } from '../../check.ts'
import { isDated } from '../../is-dated.ts'
import { inRequest } from '../pointers.ts'
import { sentTokenOf } from '../sent-token.ts'
import { whenAnswered } from '../when.ts'
import { refusalOf } from './refusal.ts'

export const tokenAlive: Check = {
  id: 'api-request/token-alive',
  title: 'The access token is still valid when it is sent',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC6750-3.1', 'RFC9068-4'],

  test: (facts) =>
    whenAnswered(facts.apiRequest, (_response, sent) => {
      const refusal = refusalOf(facts)
      const at = inRequest(sent, 'header.Authorization')
      if (!refusal) return notApplicable('The API did not refuse the token.')
      if (refusal.reason === 'expired')
        return fail(
          {
            text: 'Refresh the access token and send the request again.',
            resend: { step: 'refresh', edits: [] },
          },
          {
            pointer: at,
            expected: `sent before ${new Date(refusal.expires).toISOString()}`,
            found: `sent at ${new Date(refusal.at).toISOString()}, by the server’s clock`,
          },
        )
      const expires = isDated(sent.exchange.sent) ? sentTokenOf(facts, sent)?.expires : undefined
      return expires === undefined
        ? inconclusive(
            'The trace does not say when it expires, or when it was sent.',
            'Get a new access token and send the request at once.',
          )
        : pass({ pointer: at, note: `valid until ${isoOf(expires)}` })
    }),
}

/** A hostile `exp` may lie outside what a date can be. */
function isoOf(time: number): string {
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : `${time} ms`
}
