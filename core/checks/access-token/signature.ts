import { type Check } from '../../check.ts'
import { judgeSignature } from '../judge-signature.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenSignature: Check = {
  id: 'access-token/signature',
  title: 'The signature verifies with the key that kid names',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-4'],

  test: (facts) =>
    whenAccessToken(facts, (token) =>
      judgeSignature(
        token,
        'The API will refuse this token. Fetch the JWK Set again, and compare the issuer of the token with the issuer of the keys.',
      ),
    ),
}
