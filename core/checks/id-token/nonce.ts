import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { readJwt } from '../../read-jwt.ts'
import { asText } from '../pointers.ts'

/** Judged on the ID Token of the login: that of a refresh need not carry the nonce. */
export const idTokenNonce: Check = {
  id: 'id-token/nonce',
  title: 'nonce is the one that was sent',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-11'],

  test: ({ authorizationRequest, tokenRequest }) => {
    const token = tokenRequest?.response?.members?.['id_token']
    const jwt = typeof token === 'string' ? readJwt(token) : undefined
    if (!tokenRequest?.response || jwt?.form !== 'jws')
      return notApplicable('The token response has brought no ID Token that can be read.')
    const sent = authorizationRequest && parameter(authorizationRequest.parameters, 'nonce')
    if (sent === undefined) return notApplicable('No nonce was sent.')
    const { nonce } = jwt.claims
    const found = {
      pointer: { entry: tokenRequest.response.entry.id, part: 'id_token.claims.nonce' },
      expected: sent,
      found: asText(nonce),
    }
    return nonce === sent
      ? pass(found)
      : fail(
          'Reject this token: it may be another login’s, replayed here. Begin a new attempt.',
          found,
        )
  },
}
