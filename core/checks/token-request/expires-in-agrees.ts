import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { readJwt } from '../../read-jwt.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenGranted } from '../when.ts'

/** Seconds by which the two may differ, for rounding. */
const leeway = 60

/** Only promising too much is a fault: a token from a cache rightly has less time left. */
export const tokenExpiresInAgrees: Check = {
  id: 'token-request/expires-in-agrees',
  title: 'expires_in promises no more time than the access token has',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC6749-5.1', 'RFC9068-2.2'],

  test: ({ tokenRequest }) =>
    whenGranted(tokenRequest, ({ response, members: { access_token, expires_in } }) => {
      const jwt = typeof access_token === 'string' ? readJwt(access_token) : undefined
      if (jwt?.form !== 'jws' || typeof expires_in !== 'number')
        return notApplicable('There are no two lifetimes to compare.')
      const { iat, exp } = jwt.claims
      if (typeof iat !== 'number' || typeof exp !== 'number')
        return notApplicable('The access token does not say how long it lives.')
      const at = inResponse(response, 'json.expires_in')
      const found = evidence(at, `at most ${exp - iat} s (exp − iat)`, `${expires_in} s`)
      return expires_in <= exp - iat + leeway
        ? pass(found)
        : fail(
            'Go by the exp of the token, or refresh when the API answers 401. The server has to send seconds, counted from its answer.',
            found,
          )
    }),
}
