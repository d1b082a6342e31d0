import { type Check, notApplicable } from '../../check.ts'
import { expectedAlgs } from '../expected-algs.ts'
import { judgeSignature } from '../judge-signature.ts'
import { whenIdTokenHeader } from '../when-token.ts'

/** That, and nothing more: a token whose signature verifies can still be anybody’s. */
export const idTokenSignature: Check = {
  id: 'id-token/signature',
  title: 'The signature of the ID Token verifies',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-6', 'OIDCC-3.1.3.7-8'],

  test: (facts) =>
    whenIdTokenHeader(facts, (read) => {
      const { alg } = read.header
      const expected = expectedAlgs(facts)
      return expected && typeof alg === 'string' && !expected.includes(alg)
        ? notApplicable('Its algorithm is not to be used at all, which another check reports.')
        : judgeSignature(
            read,
            'Reject this token: it was changed on its way, or another key with this name signed it. Fetch the JWK Set again, and compare the issuer of the token with that of the keys.',
          )
    }),
}
