import { type Check, notApplicable } from '../../check.ts'
import { judgeSignature } from '../judge-signature.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'

export const introspectionSigned: Check = {
  id: 'introspection/signed',
  title: 'The signature of a JWT introspection response verifies',
  step: 'introspection',
  severity: 'error',
  specification: ['RFC9701-5', 'RFC9701-8.1'],

  test: ({ introspection, introspectionJwt }) =>
    whenBody(introspection, (response) => {
      if (!introspectionJwt) return notApplicable('The introspection response is not a JWT.')
      const { signature, jwt } = introspectionJwt
      const parameter = (name: string, expected: string) =>
        evidence(inResponse(response, 'body'), expected, jwt.header[name])
      return judgeSignature(
        { token: { signature }, parameter },
        'Do not use the answer: it was changed on its way, or another key signed it. Fetch the JWK Set again.',
      )
    }),
}
