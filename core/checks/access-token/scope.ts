import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { askedScopes } from '../asked-scopes.ts'
import { isGrantedScope, scopesOf } from '../read-scope.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenScope: Check = {
  id: 'access-token/scope',
  title: 'The token carries every scope that was asked for',
  step: 'access-token',
  severity: 'advice',
  specification: ['RFC9068-2.2.3', 'RFC6749-3.3'],

  test: (facts) =>
    whenAccessToken(facts, ({ claims, claim }) => {
      const carried = scopesOf(claims['scope'] ?? claims['scp'])
      if (!carried)
        return notApplicable(
          'The token has no scope Claim; RFC 9068 wants one when a scope was asked for.',
        )
      const lacking = askedScopes(facts).filter((scope) => !isGrantedScope(scope, carried))
      const found = claim('scope', askedScopes(facts).join(' '))
      return lacking.length === 0
        ? pass(found)
        : fail(
            `Not in the token: ${lacking.join(' ')}. An API that needs one of them answers 403.`,
            found,
          )
    }),
}
