import { type Verdict, fail, notApplicable, pass } from '../check.ts'
import type { TokenExchangeFacts } from '../facts.ts'
import { evidence, inResponse } from './pointers.ts'
import { isGrantedScope, scopesOf } from './read-scope.ts'
import { whenGranted } from './when.ts'

/** A response without scope grants what was asked (RFC 6749 §5.1). */
export function judgeScopeGranted(
  exchange: TokenExchangeFacts | undefined,
  asked: readonly string[],
): Verdict {
  return whenGranted(exchange, ({ response, members }) => {
    const granted = scopesOf(members['scope'])
    if (!granted) return notApplicable('The answer names no scope, so it grants what was asked.')
    const found = evidence(inResponse(response, 'json.scope'), asked.join(' '), granted.join(' '))
    const listsAll = granted.includes('openid') || members['id_token'] === undefined
    const lacking = asked.filter(
      (scope) =>
        !isGrantedScope(scope, granted) &&
        !isJudgedOtherwise(scope) &&
        (listsAll || !forIdToken.has(scope)),
    )
    return lacking.length === 0
      ? pass(found)
      : fail(
          `Not granted: ${lacking.join(' ')}. Allow it for this client and user at the authorization server, ask for its consent again, or do without it.`,
          found,
        )
  })
}

/** Entra ID lists the scopes of the API alone, and the ID Token shows the others. */
const forIdToken: ReadonlySet<string> = new Set(['profile', 'email', 'address', 'phone'])

/**
 * Some servers do not list these though they grant them: whether the ID Token and the refresh token
 * came are checks of their own, and `.default` stands for whatever was consented to.
 */
function isJudgedOtherwise(scope: string): boolean {
  return scope === 'openid' || scope === 'offline_access' || scope.endsWith('/.default')
}
