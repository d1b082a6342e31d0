import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { isOfCode, whenIdToken } from '../when-token.ts'
import { lacking } from '../when.ts'

export const idTokenNonce: Check = {
  id: 'id-token/nonce',
  title: 'nonce is the one that was sent',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-11'],

  test: (facts) =>
    whenIdToken(facts, (read) => {
      if (!isOfCode(read))
        return notApplicable('A refreshed ID Token is compared with the one before it.')
      const { authorizationRequest } = facts
      if (!authorizationRequest) return lacking('authorization request')
      const sent = parameter(authorizationRequest.parameters, 'nonce')
      const { nonce } = read.claims
      if (sent === undefined && nonce === undefined) return notApplicable('No nonce was sent.')
      const found = read.claim('nonce', sent ?? 'none, since none was sent')
      return nonce === sent
        ? pass(found)
        : fail(
            'Reject this token: it may be another login’s, slipped in here. Begin a new attempt.',
            found,
          )
    }),
}
