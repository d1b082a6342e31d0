import { type Check, fail, notApplicable } from '../../check.ts'
import { isNone } from '../../verify-signature.ts'
import { judgeSignature } from '../judge-signature.ts'
import { evidence, inResponse } from '../pointers.ts'
import { whenBody } from '../when.ts'

export const userinfoSignature: Check = {
  id: 'userinfo/signature',
  title: 'The signature of the UserInfo response verifies',
  step: 'userinfo',
  severity: 'error',
  specification: ['OIDCC-5.3.2', 'OIDCC-5.3.4'],

  test: ({ userinfo, userinfoJwt }) =>
    whenBody(userinfo, (response) => {
      if (!userinfoJwt) return notApplicable('The UserInfo response is not a JWT.')
      const { signature, jwt } = userinfoJwt
      const parameter = (name: string, expected: string) =>
        evidence(inResponse(response, 'body'), expected, jwt.header[name])
      if (isNone(jwt.header['alg']))
        return fail(
          'Do not use the answer: it is a JWT that nobody signed, so it is worth less than plain JSON. Have the server sign it, or send JSON.',
          parameter('alg', 'a signature algorithm'),
        )
      return judgeSignature(
        { token: { signature }, parameter },
        'Do not use the answer: it was changed on its way, or another key signed it. Fetch the JWK Set again.',
      )
    }),
}
