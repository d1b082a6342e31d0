import type { Check } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { grantsBefore } from '../grants-before.ts'
import { judgeScopeGranted } from '../judge-scope.ts'
import { scopesOf } from '../read-scope.ts'

export const scopeKept: Check = {
  id: 'refresh/scope-kept',
  title: 'The refreshed token has the scopes of the one before it',
  step: 'refresh',
  severity: 'warning',
  specification: ['RFC6749-6', 'RFC6749-5.1'],

  test({ refresh, run }) {
    const asked = refresh && parameter(refresh.sentFields, 'scope')
    const before = grantsBefore(run, refresh?.exchange.sent.id ?? 0)[0]?.members['scope']
    return judgeScopeGranted(refresh, scopesOf(asked ?? before) ?? [])
  },
}
