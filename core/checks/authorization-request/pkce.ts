import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

/** Advice: for a public client another check makes it an error. */
export const requestPkce: Check = {
  id: 'authorization-request/pkce',
  title: 'The code is protected with PKCE',
  step: 'authorization-request',
  severity: 'advice',
  specification: ['RFC9700-2.1.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      if (!/\bcode\b/.test(parameter(request.parameters, 'response_type') ?? 'code'))
        return notApplicable('The implicit flow has no code to protect.')
      const challenge = parameter(request.parameters, 'code_challenge')
      const at = inRequest(request, 'query.code_challenge')
      const found = evidence(at, 'a code_challenge', challenge)
      return challenge
        ? pass(found)
        : fail(
            {
              text: 'Switch PKCE on: it stops a stolen code from being injected into another session, which a secret does not.',
              connection: { pkce: 'S256' },
            },
            found,
          )
    }),
}
