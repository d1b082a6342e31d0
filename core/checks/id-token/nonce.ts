import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenNonce: Check = {
  id: 'id-token/nonce',
  title: 'nonce is the one that was sent',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-11'],

  test: (facts) =>
    whenIdToken(facts, ({ token, claims, claim }) => {
      if (token.entry !== facts.tokenRequest?.response?.entry.id && claims['nonce'] === undefined) {
        return notApplicable('A refreshed ID Token need not carry the nonce.')
      }
      const sent =
        facts.authorizationRequest && parameter(facts.authorizationRequest.parameters, 'nonce')
      if (sent === undefined) return notApplicable('No nonce was sent.')
      const found = claim('nonce', sent)
      return claims['nonce'] === sent
        ? pass(found)
        : fail(
            'Reject this token: it may be another login’s, replayed here. Begin a new attempt.',
            found,
          )
    }),
}
