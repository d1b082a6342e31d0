import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { requestedClaim } from '../requested-claim.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenAcr: Check = {
  id: 'id-token/acr',
  title: 'acr is one of those that were asked for',
  step: 'id-token',
  severity: 'advice',
  specification: ['OIDCC-3.1.3.7-12', 'OIDCC-5.5.1.1'],

  test: (facts) =>
    whenIdToken(facts, ({ claims, claim }) => {
      const sent = facts.authorizationRequest?.parameters ?? []
      const requested = requestedClaim(facts, 'acr')?.values ?? []
      const wished = (parameter(sent, 'acr_values') ?? '').split(' ').filter((acr) => acr !== '')
      const asked = requested.length > 0 ? requested : wished
      if (asked.length === 0) return notApplicable('No acr was asked for.')
      const found = claim('acr', asked.join(' or '))
      return asked.includes(claims['acr'])
        ? pass(found)
        : fail(
            'Decide whether this way of logging in is enough. acr_values is a wish; what the claims parameter calls essential is a demand, and the login then counts as failed.',
            found,
          )
    }),
}
