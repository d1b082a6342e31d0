import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { parameter } from '../../in-hand.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenAcr: Check = {
  id: 'id-token/acr',
  title: 'acr is one of those that were asked for',
  step: 'id-token',
  severity: 'advice',
  specification: ['OIDCC-3.1.3.7-12'],

  test: (facts) =>
    whenIdToken(facts, ({ claims, claim }) => {
      const sent =
        facts.authorizationRequest && parameter(facts.authorizationRequest.parameters, 'acr_values')
      if (sent === undefined) return notApplicable('No acr_values were sent.')
      const found = claim('acr', sent)
      return sent.split(' ').includes(String(claims['acr']))
        ? pass(found)
        : fail(
            'Decide whether this way of logging in is enough: acr_values is a wish, not a demand.',
            found,
          )
    }),
}
