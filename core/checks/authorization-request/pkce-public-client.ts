import { type Check, fail, inconclusive, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { readClientAuthentication } from '../../read-client-authentication.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const pkcePublicClient: Check = {
  id: 'authorization-request/pkce-public-client',
  title: 'A public client protects its code with PKCE',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC9700-2.1.1', 'RFC8252-8.1'],

  test: ({ authorizationRequest, tokenRequest, run }) =>
    whenAsked(authorizationRequest, (request) => {
      if (!/\bcode\b/.test(parameter(request.parameters, 'response_type') ?? 'code'))
        return notApplicable('The implicit flow has no code to protect.')
      if (!tokenRequest && run.connection.id === 'imported')
        return inconclusive(
          'The recording has no token request, so it does not tell whether the client has a secret.',
          'Record the login to its end, or say how the client authenticates.',
        )
      const isPublic = tokenRequest
        ? readClientAuthentication(tokenRequest).methods.length === 0
        : run.connection.clientAuthentication === 'none'
      if (!isPublic || run.connection.clientAuthentication !== 'none')
        return notApplicable('The client authenticates, so it is no public client.')
      const challenge = parameter(request.parameters, 'code_challenge')
      const at = inRequest(request, 'query.code_challenge')
      const found = evidence(at, 'a code_challenge', challenge)
      return challenge
        ? pass(found)
        : fail(
            {
              text: 'Switch PKCE on: without a secret, whoever intercepts the code can redeem it.',
              connection: { pkce: 'S256' },
            },
            found,
          )
    }),
}
