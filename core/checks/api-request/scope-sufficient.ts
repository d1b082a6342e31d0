import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { askedScopes } from '../asked-scopes.ts'
import { evidence, inResponse, remark } from '../pointers.ts'
import { joined, stepUp } from '../step-up.ts'
import { whenAnswered } from '../when.ts'
import { refusalOf } from './refusal.ts'

export const scopeSufficient: Check = {
  id: 'api-request/scope-sufficient',
  title: 'The access token has the scope that the API asks for',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC6750-3.1'],

  test: (facts) =>
    whenAnswered(facts.apiRequest, (response) => {
      const refusal = refusalOf(facts)
      const at = inResponse(response, 'header.WWW-Authenticate')
      if (!refusal) return notApplicable('The API did not refuse the token.')
      if (refusal.reason !== 'scope')
        return pass(remark(at, 'the API does not ask for a scope that the token lacks'))
      const { needed, scopes } = refusal
      const found = evidence(at, needed.join(' ') || 'a scope it does not name', scopes?.join(' '))
      if (needed.length === 0)
        return fail('Look up which scope this resource needs, and ask for it.', found)
      const { connection } = facts.run
      return fail(
        stepUp(
          `Ask for ${needed.join(' ')} as well, and allow it for this client and user. The authorization server may leave it out otherwise.`,
          connection,
          [['scope', joined([...askedScopes(facts), ...needed], connection)]],
        ),
        found,
      )
    }),
}
