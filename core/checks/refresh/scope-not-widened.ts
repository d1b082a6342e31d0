import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { askedScopes } from '../asked-scopes.ts'
import { grantsBefore } from '../grants-before.ts'
import { evidence, inRequest } from '../pointers.ts'
import { isGrantedScope, scopesOf } from '../read-scope.ts'
import { lacking, whenSent } from '../when.ts'
import { refreshAgain } from './refresh-again.ts'

export const scopeNotWidened: Check = {
  id: 'refresh/scope-not-widened',
  title: 'The refresh asks for no scope beyond the original grant',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6'],

  test: (facts) =>
    whenSent(facts.refresh, (sent) => {
      const scope = parameter(sent.sentFields, 'scope')
      if (!scope) return notApplicable('The request names no scope, so it asks for the same again.')
      const original = grantsBefore(facts.run, sent.exchange.sent.id).at(-1)
      if (!original && !facts.authorizationRequest) return lacking('token response')
      const granted = scopesOf(original?.members['scope']) ?? []
      const allowed = [...new Set([...granted, ...askedScopes(facts)])]
      const found = evidence(inRequest(sent, 'body.scope'), `among ${allowed.join(' ')}`, scope)
      const wider = scopesOf(scope)?.filter((name) => !isGrantedScope(name, allowed)) ?? []
      return wider.length === 0
        ? pass(found)
        : fail(
            refreshAgain(`Leave out ${wider.join(' ')}, or log in again and ask for it there.`),
            found,
          )
    }),
}
