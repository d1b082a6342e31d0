import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { audiencesOf, whenIdToken } from '../when-token.ts'

export const idTokenAzp: Check = {
  id: 'id-token/azp',
  title: 'azp is this client, when there are several audiences',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-4', 'OIDCC-3.1.3.7-5'],

  test: (facts) =>
    whenIdToken(facts, ({ claims, claim }) => {
      const { client_id } = facts.run.connection
      const several = audiencesOf(claims).length > 1
      if (claims['azp'] === undefined && !several) return notApplicable('One audience, and no azp.')
      const found = claim('azp', client_id)
      return claims['azp'] === client_id
        ? pass(found)
        : fail(
            'Reject this token: it was issued at the request of another client, or does not say whose.',
            found,
          )
    }),
}
