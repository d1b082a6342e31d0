import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { clockTolerance, momentOf } from '../judge-times.ts'
import { requestedClaim } from '../requested-claim.ts'
import { isOfCode, whenIdToken } from '../when-token.ts'

export const idTokenAuthTime: Check = {
  id: 'id-token/auth-time',
  title: 'auth_time is present when asked for, and no older than max_age',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-2', 'OIDCC-3.1.3.7-13'],

  test: (facts) =>
    whenIdToken(facts, (read) => {
      const { authorizationRequest: asked, clockAhead = 0 } = facts
      const max_age = Number(asked && (parameter(asked.parameters, 'max_age') || undefined))
      const essential = requestedClaim(facts, 'auth_time')?.essential === true
      if (!asked || !isOfCode(read) || (Number.isNaN(max_age) && !essential))
        return notApplicable('It was not asked for, by max_age or as an essential Claim.')
      const value = read.claims['auth_time']
      const auth_time = momentOf(value)
      if (typeof value !== 'number')
        return fail(
          'Have the server return auth_time, or leave max_age out: without it nobody knows when the user logged in.',
          read.claim('auth_time', 'a number of seconds'),
        )
      const age = asked.exchange.sent.at - clockAhead - (auth_time ?? Infinity)
      const found = read.claim('auth_time', `a login at most ${max_age} s before the request`)
      return Number.isNaN(max_age) || age <= max_age * 1000 + clockTolerance
        ? pass(found)
        : fail('Have the user log in again: this login is older than max_age allows.', found)
    }),
}
