import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { audiencesOf } from '../audiences-of.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenAzp: Check = {
  id: 'id-token/azp',
  title: 'azp is this client, and present where aud names several',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-4', 'OIDCC-3.1.3.7-5'],

  test: (facts) =>
    whenIdToken(facts, ({ claims, claim }) => {
      const { client_id } = facts.run.connection
      if (claims['azp'] === undefined && audiencesOf(claims).length < 2)
        return notApplicable('The token is for one audience, and has no azp.')
      const found = claim('azp', client_id)
      return claims['azp'] === client_id
        ? pass(found)
        : fail(
            'Reject this token: another client asked for it, or it does not say which of its audiences did.',
            found,
          )
    }),
}
