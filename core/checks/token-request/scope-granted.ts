import type { Check } from '../../check.ts'
import { askedScopes } from '../asked-scopes.ts'
import { judgeScopeGranted } from '../judge-scope.ts'

export const scopeGranted: Check = {
  id: 'token-request/scope-granted',
  title: 'Every scope that was asked for is granted',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC6749-5.1', 'RFC6749-3.3'],

  test: (facts) => judgeScopeGranted(facts.tokenRequest, askedScopes(facts)),
}
