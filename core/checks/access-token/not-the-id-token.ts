import { type Check, fail, pass } from '../../check.ts'
import { audiencesOf, whenAccessToken } from '../when-token.ts'

export const accessTokenKind: Check = {
  id: 'access-token/not-the-id-token',
  title: 'The access token is not an ID Token in its place',
  step: 'access-token',
  severity: 'error',
  specification: ['RFC9068-4', 'RFC8725-3.11'],

  test: (facts) =>
    whenAccessToken(facts, ({ token, claims, claim }) => {
      const { client_id } = facts.run.connection
      const same = token.token === facts.idToken?.token
      const forClient = audiencesOf(claims).includes(client_id) && audiencesOf(claims).length === 1
      const found = claim('aud', 'an API')
      return same ||
        (forClient && (claims['nonce'] !== undefined || claims['at_hash'] !== undefined))
        ? fail(
            'Have the server issue an access token: this is an ID Token, which is for the client and no key to an API.',
            found,
          )
        : pass(found)
    }),
}
