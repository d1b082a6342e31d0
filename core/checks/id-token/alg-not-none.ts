import type { Check } from '../../check.ts'
import { judgeSigned } from '../judge-jwt-members.ts'
import { whenIdTokenHeader } from '../when-token.ts'

export const idTokenAlgNotNone: Check = {
  id: 'id-token/alg-not-none',
  title: 'The ID Token is signed at all',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-2', 'RFC8725-3.1'],

  test: (facts) =>
    whenIdTokenHeader(facts, (read) =>
      judgeSigned(
        read,
        'Reject this token: anybody can write one without a signature. Have the server sign with RS256 or ES256.',
      ),
    ),
}
