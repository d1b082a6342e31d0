import { type Check, fail, notApplicable } from '../../check.ts'
import { judgeSignature } from '../judge-signature.ts'
import { whenResponseJwt } from '../when-response-jwt.ts'

export const responseJwtSignature: Check = {
  id: 'authorization-response/jwt-signature',
  title: 'The signed response is signed by a key of the authorization server',
  step: 'authorization-response',
  severity: 'error',
  specification: ['JARM-2.4', 'RFC7515-5.2'],

  test: ({ authorizationResponse }) =>
    whenResponseJwt(authorizationResponse, ({ callback: { signature }, member }) => {
      if (!signature) return notApplicable('The response is no JWT.')
      const parameter = (name: string, expected: string) => member('header', name, expected)
      return 'reason' in signature && signature.reason === 'alg-none'
        ? fail('Use nothing of it: the response is not signed.', parameter('alg', 'a signature'))
        : judgeSignature(
            { token: { signature }, parameter },
            'Use nothing of it: this response was changed, or another server made it.',
          )
    }),
}
