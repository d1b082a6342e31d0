import { type Check, fail, pass } from '../../check.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenAlgNotNone: Check = {
  id: 'access-token/alg-not-none',
  title: 'A JWT access token is signed at all',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-2.1', 'RFC8725-3.1'],

  test: (facts) =>
    whenAccessToken(facts, ({ header, parameter }) => {
      const found = parameter('alg', 'a signature algorithm')
      return typeof header['alg'] !== 'string' || header['alg'].trim().toLowerCase() === 'none'
        ? fail(
            'Have the server sign its access tokens: an API that takes this one takes anybody’s.',
            found,
          )
        : pass(found)
    }),
}
