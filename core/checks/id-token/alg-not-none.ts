import { type Check, fail, pass } from '../../check.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenAlgNotNone: Check = {
  id: 'id-token/alg-not-none',
  title: 'The ID Token is signed at all',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-2', 'RFC8725-3.1'],

  test: (facts) =>
    whenIdToken(facts, ({ header, parameter }) => {
      const found = parameter('alg', 'a signature algorithm')
      return typeof header['alg'] !== 'string' || header['alg'].trim().toLowerCase() === 'none'
        ? fail(
            'Reject this token: anybody can write one without a signature. Have the server sign with RS256 or ES256.',
            found,
          )
        : pass(found)
    }),
}
