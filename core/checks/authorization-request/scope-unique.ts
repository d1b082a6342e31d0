import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { askAgain, setQuery } from '../ask-again.ts'
import { askedScopes } from '../asked-scopes.ts'
import { evidence, inRequest } from '../pointers.ts'
import { whenAsked } from '../when.ts'

export const scopeUnique: Check = {
  id: 'authorization-request/scope-unique',
  title: 'Each scope is asked for once, in its own spelling',
  step: 'authorization-request',
  severity: 'warning',
  specification: ['RFC6749-3.3', 'OIDCC-5.4'],

  test: (facts) =>
    whenAsked(facts.authorizationRequest, (request) => {
      const scopes = askedScopes(facts)
      if (scopes.length === 0) return notApplicable('The request has no scope.')
      const { scopeSeparator = ' ' } = facts.run.connection
      const mended = [...new Set(scopes.map(inItsSpelling))].join(scopeSeparator)
      const found = evidence(inRequest(request, 'query.scope'), mended, scopes.join(scopeSeparator))
      return mended === scopes.join(scopeSeparator)
        ? pass(found)
        : fail(askAgain(`Send scope=${mended}.`, setQuery('scope', mended)), found)
    }),
}

/** Scopes are case-sensitive: `OpenID` is not `openid`. */
function inItsSpelling(scope: string): string {
  return /^(?:openid|profile|email|address|phone|offline_access)$/i.test(scope)
    ? scope.toLowerCase()
    : scope
}
