import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { askedScopes } from '../asked-scopes.ts'
import { isGrantedScope, scopesOf } from '../read-scope.ts'
import { whenAccessToken } from '../when-token.ts'

/** Scopes for the client itself, which need not be in an API’s token. */
const forClient: ReadonlySet<string> = new Set(
  'openid profile email address phone offline_access'.split(' '),
)

/** That the response grants less than was asked is the token request’s business. */
export const accessTokenScope: Check = {
  id: 'access-token/scope',
  title: 'The access token carries the scopes that were granted for the API',
  step: 'access-token',
  severity: 'advice',
  specification: ['RFC9068-2.2.3', 'RFC6749-3.3'],

  test: (facts) =>
    whenAccessToken(facts, ({ token, claims, claim }) => {
      const name = claims['scope'] === undefined ? 'scp' : 'scope'
      const carried = scopesOf(claims[name])
      if (!carried) return notApplicable('The token does not say its scopes.')
      const granted = scopesOf(token.exchange.response?.members?.['scope']) ?? askedScopes(facts)
      const wanted = granted.filter((scope) => !forClient.has(scope))
      const lacking = wanted.filter((scope) => !isGrantedScope(scope, carried))
      const found = claim(name, wanted.join(' ') || 'no scope for an API')
      return lacking.length === 0
        ? pass(found)
        : fail(
            `Not in the token: ${lacking.join(' ')}. An API that needs it answers 403. Allow it for this client and user, for this API.`,
            found,
          )
    }),
}
