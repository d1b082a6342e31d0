import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenAuthTime: Check = {
  id: 'id-token/auth-time',
  title: 'auth_time is present when max_age was sent',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-13'],

  test: (facts) =>
    whenIdToken(facts, ({ token, claims, claim }) => {
      const asked = facts.authorizationRequest
      const sent = asked && parameter(asked.parameters, 'max_age')
      const max_age = Number(sent)
      if (asked === undefined || sent === undefined || !Number.isFinite(max_age))
        return notApplicable('No max_age was sent.')
      const found = claim('auth_time', `a time at most ${max_age} s before the request`)
      if (typeof claims['auth_time'] !== 'number') {
        return fail('Leave max_age out, or have the server return auth_time.', {
          ...found,
          expected: 'a number',
        })
      }
      const age = (token.at - (facts.clockAhead ?? 0)) / 1000 - claims['auth_time']
      const elapsed = (token.at - asked.exchange.sent.at) / 1000
      return age - elapsed <= max_age + 60
        ? pass(found)
        : fail('Ask the user to log in again: this login is older than max_age allows.', found)
    }),
}
