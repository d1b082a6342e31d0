import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { lacking, whenSent } from '../when.ts'
import { beginAgain } from './exchange-again.ts'

export const verifierMatchesChallenge: Check = {
  id: 'token-request/verifier-matches-challenge',
  title: 'The code_verifier is the one whose challenge was sent',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC7636-4.6'],

  test: ({ tokenRequest, authorizationRequest }) =>
    whenSent(tokenRequest, (sent) => {
      if (!authorizationRequest) return lacking('authorization request')
      const challenge = parameter(authorizationRequest.parameters, 'code_challenge')
      const computed = sent.challengeOfVerifier
      if (!challenge) return notApplicable('No code_challenge was sent.')
      if (computed === undefined) return notApplicable('No code_verifier was sent.')
      const method = parameter(authorizationRequest.parameters, 'code_challenge_method')
      const found = evidence(inRequest(sent, 'body.code_verifier'), challenge, computed)
      const source = {
        pointer: inRequest(authorizationRequest, 'query.code_challenge'),
        note: `the challenge that was sent, with the method ${method ?? 'plain, since none was named'}`,
      }
      return computed === challenge
        ? pass(found, source)
        : fail(
            beginAgain(
              'Keep the verifier of each request until its callback, and send that one. It is often overwritten by a second attempt in another tab, or hashed in another way than S256.',
            ),
            found,
            source,
          )
    }),
}
