import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const requestPkceS256: Check = {
  id: 'authorization-request/pkce-s256',
  title: 'The challenge is a hash of its verifier: code_challenge_method=S256',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['RFC7636-4.2', 'RFC9700-2.1.1'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      if (!parameter(request.parameters, 'code_challenge'))
        return notApplicable('The request has no code_challenge.')
      const method = parameter(request.parameters, 'code_challenge_method')
      const at = inRequest(request, 'query.code_challenge_method')
      if (method === 'S256') return pass(evidence(at, 'S256', method))
      return fail(
        {
          text: 'Send code_challenge_method=S256. Left out it means plain, and then the URL shows the verifier itself.',
          connection: { pkce: 'S256' },
        },
        evidence(at, 'S256', method),
      )
    }),
}
