import { type Check } from '../../check.ts'
import { judgeSignature } from '../judge-signature.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenSignature: Check = {
  id: 'id-token/signature',
  title: 'The signature verifies with the key that kid names',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-6'],

  test: (facts) =>
    whenIdToken(facts, (token) =>
      judgeSignature(
        token,
        'Reject this token. Fetch the JWK Set again, and compare the issuer of the token with the issuer of the keys.',
      ),
    ),
}
