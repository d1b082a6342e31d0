import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { inRequest } from '../pointers.ts'
import { lacking, whenSent } from '../when.ts'
import { exchangeAgain } from './exchange-again.ts'

export const verifierSent: Check = {
  id: 'token-request/verifier-sent',
  title: 'The code_verifier goes along when a code_challenge was sent',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC7636-4.5'],

  test: ({ tokenRequest, authorizationRequest }) =>
    whenSent(tokenRequest, (sent) => {
      if (!authorizationRequest) return lacking('authorization request')
      if (!parameter(authorizationRequest.parameters, 'code_challenge'))
        return notApplicable('No code_challenge was sent.')
      const verifier = parameter(sent.sentFields, 'code_verifier')
      const found = {
        pointer: inRequest(sent, 'body.code_verifier'),
        expected: 'a code_verifier',
        found: verifier ? `${verifier.length} characters` : 'nothing',
      }
      return verifier
        ? pass(found)
        : fail(
            exchangeAgain(
              'Send the verifier. Where it was kept in the browser’s storage, look whether the callback came to the same origin and tab.',
            ),
            found,
            {
              pointer: inRequest(authorizationRequest, 'query.code_challenge'),
              note: 'the challenge',
            },
          )
    }),
}
