import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askAgain } from '../ask-again.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const challengeForm: Check = {
  id: 'authorization-request/challenge-form',
  title: 'The code_challenge has the form of its method',
  step: 'authorization-request',
  severity: 'error',
  specification: ['RFC7636-4.2', 'RFC7636-4.3'],

  test: ({ authorizationRequest }) =>
    whenAsked(authorizationRequest, (request) => {
      const challenge = parameter(request.parameters, 'code_challenge')
      if (!challenge) return notApplicable('The request has no code_challenge.')
      const hashed = parameter(request.parameters, 'code_challenge_method') === 'S256'
      const form = hashed ? /^[\w-]{43}$/ : /^[\w.~-]{43,128}$/
      const found = evidence(
        inRequest(request, 'query.code_challenge'),
        hashed ? '43 characters of base64url without =' : '43 to 128 unreserved characters',
        `${challenge.length} characters: ${challenge}`,
      )
      return form.test(challenge)
        ? pass(found)
        : fail(
            askAgain(
              'Encode the 32 octets of the SHA-256 hash as base64url: - and _ instead of + and /, no = at the end, no hexadecimal.',
            ),
            found,
          )
    }),
}
