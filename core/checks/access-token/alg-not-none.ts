import type { Check } from '../../check.ts'
import { judgeSigned } from '../judge-jwt-members.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenAlgNotNone: Check = {
  id: 'access-token/alg-not-none',
  title: 'A JWT access token is signed at all',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-2.1', 'RFC8725-3.1'],

  test: (facts) =>
    whenAccessToken(facts, (read) =>
      judgeSigned(
        read,
        'Have the server sign its access tokens: an API that takes this one takes anybody’s.',
      ),
    ),
}
