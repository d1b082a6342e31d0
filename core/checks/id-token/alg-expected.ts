import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { isNone } from '../../verify-signature.ts'
import { expectedAlgs } from '../expected-algs.ts'
import { whenIdTokenHeader } from '../when-token.ts'

/** A client without a secret cannot verify HS256, whatever the metadata list. */
export const idTokenAlgExpected: Check = {
  id: 'id-token/alg-expected',
  title: 'alg is one that the server lists for ID Tokens',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-7', 'RFC8725-3.1'],

  test: (facts) =>
    whenIdTokenHeader(facts, ({ header: { alg }, parameter }) => {
      if (typeof alg !== 'string' || isNone(alg))
        return notApplicable('It is not signed, which another check reports.')
      const expected = expectedAlgs(facts)
      if (!expected) return notApplicable('The metadata does not list the algorithms in use.')
      const found = parameter('alg', expected.join(', '))
      return expected.includes(alg)
        ? pass(found)
        : fail(
            'Reject this token: a verifier goes by the algorithm it expects, never by what the token names. Set this client’s algorithm at the server to one it lists.',
            found,
          )
    }),
}
