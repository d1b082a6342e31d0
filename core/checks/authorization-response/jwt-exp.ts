import { type Check, fail, pass } from '../../check.ts'
import { clockTolerance, momentOf } from '../judge-times.ts'
import { whenResponseJwt } from '../when-response-jwt.ts'

export const responseJwtExp: Check = {
  id: 'authorization-response/jwt-exp',
  title: 'The signed response has not expired',
  step: 'authorization-response',
  severity: 'error',
  specification: ['JARM-2.1', 'JARM-2.4'],

  test: ({ authorizationResponse, clockAhead = 0 }) =>
    whenResponseJwt(authorizationResponse, ({ jwt, callback, member }) => {
      const exp = momentOf(jwt.claims['exp'])
      const now = callback.entry.at - clockAhead
      const found = member('claims', 'exp', `after ${Math.floor(now / 1000)}`)
      return exp !== undefined && exp + clockTolerance > now
        ? pass(found)
        : fail('Use nothing of it: begin again. A response is meant to be read at once.', found)
    }),
}
