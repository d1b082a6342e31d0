import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { isIdToken } from '../is-id-token.ts'
import { asText } from '../pointers.ts'
import { worstOf } from '../worst-of.ts'

export const accessTokenKind: Check = {
  id: 'access-token/not-the-id-token',
  title: 'The access token is not an ID Token in its place',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-4', 'RFC8725-3.11'],

  test: (facts) =>
    worstOf(
      facts.accessTokens.map((token) => {
        if (!token.jwt) return notApplicable('The access token is opaque, so no ID Token.')
        const found = {
          pointer: { entry: token.entry, part: 'access_token.claims.aud' },
          expected: 'an API',
          found: asText(token.jwt.claims['aud']),
        }
        return isIdToken(facts, token)
          ? fail(
              'Have the server issue an access token: this is an ID Token, which is for the client and no key to an API.',
              found,
            )
          : pass(found)
      }),
      notApplicable('No access token has come.'),
    ),
}
