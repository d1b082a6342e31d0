import { type Check, fail, inconclusive, notApplicable, pass } from '../../check.ts'
import type { ExchangeFacts, Facts } from '../../facts.ts'
import { parameter, responseMembers } from '../../in-hand.ts'
import { type EntryId, exchanges } from '../../run.ts'
import { isGranted } from '../error-of.ts'
import { inRequest } from '../pointers.ts'
import { whenSent } from '../when.ts'

/** Without rotation a refresh token is good for many uses; only a replaced one must not return. */
export const refreshTokenUsedOnce: Check = {
  id: 'refresh/token-used-once',
  title: 'No refresh token is sent again after it was replaced or refused',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC9700-4.14.2', 'RFC6749-10.4'],

  test: ({ refresh, run }) =>
    whenSent(refresh, (sent) => {
      const token = parameter(sent.sentFields, 'refresh_token')
      if (!token) return notApplicable('The request has no refresh token.')
      const at = inRequest(sent, 'body.refresh_token')
      const spent = sent.earlierUses.filter((use) => isSpentBy(run, use, token))
      if (spent.length === 0 && !isKnown(run, token)) {
        return inconclusive(
          'This trace does not show where the refresh token came from, nor who used it before.',
          'Record the flow from the login on.',
        )
      }
      if (spent.length === 0) return pass({ pointer: at, note: 'not replaced, not refused before' })
      if (isGranted(sent)) return notApplicable('The server still takes the old refresh token.')
      return fail(
        'Log in again: a server that sees an old refresh token revokes the whole family. Let one instance refresh at a time, and store the new token at once.',
        {
          pointer: at,
          expected: 'a token still in use',
          found: 'one that was replaced or refused',
        },
        ...spent.map((entry) => ({
          pointer: { entry, part: 'request.body.refresh_token' },
          note: 'its earlier use',
        })),
      )
    }),
}

/** Whether a response of this trace brought it. */
function isKnown(run: Facts['run'], token: string): boolean {
  return exchanges(run).some(
    ({ outcome }) =>
      outcome.kind === 'response' &&
      responseMembers(outcome.entry.response.body)?.['refresh_token'] === token,
  )
}

function isSpentBy(run: Facts['run'], use: EntryId, token: string): boolean {
  const outcome: ExchangeFacts['exchange']['outcome'] | undefined = exchanges(run).find(
    ({ sent }) => sent.id === use,
  )?.outcome
  if (outcome?.kind !== 'response') return outcome?.kind === 'unknown'
  const members = responseMembers(outcome.entry.response.body)
  const next = members?.['refresh_token']
  return members?.['error'] === 'invalid_grant' || (typeof next === 'string' && next !== token)
}
