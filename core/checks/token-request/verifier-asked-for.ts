import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { inRequest } from '../pointers.ts'
import { lacking, whenSent } from '../when.ts'
import { beginAgain } from './exchange-again.ts'

/** A server must refuse a verifier without a challenge: it is how a downgrade shows. */
export const verifierAskedFor: Check = {
  id: 'token-request/verifier-asked-for',
  title: 'A code_verifier is sent only after a code_challenge',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC9700-4.8.2'],

  test: ({ tokenRequest, authorizationRequest }) =>
    whenSent(tokenRequest, (sent) => {
      if (!parameter(sent.sentFields, 'code_verifier'))
        return notApplicable('No code_verifier was sent.')
      if (!authorizationRequest) return lacking('authorization request')
      const found = {
        pointer: inRequest(authorizationRequest, 'query.code_challenge'),
        expected: 'a code_challenge, since a verifier follows',
        found: parameter(authorizationRequest.parameters, 'code_challenge') ?? 'nothing',
      }
      return found.found === 'nothing'
        ? fail(beginAgain('Send the challenge with the authorization request.'), found)
        : pass(found)
    }),
}
