import { type Check, notApplicable } from '../../check.ts'
import { judgeSignature } from '../judge-signature.ts'
import { whenIdToken } from '../when-token.ts'
import { idTokenAlgExpected } from './alg-expected.ts'

export const idTokenSignature: Check = {
  id: 'id-token/signature',
  title: 'The signature verifies with the key that kid names',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-6'],

  test: (facts) =>
    whenIdToken(facts, (token) =>
      idTokenAlgExpected.test(facts).outcome === 'fail'
        ? notApplicable('Its algorithm is not to be used at all, which another check reports.')
        : judgeSignature(
            token,
            'Reject this token. Fetch the JWK Set again, and compare the issuer of the token with the issuer of the keys.',
          ),
    ),
}
