import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { audiencesOf } from '../audiences-of.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenAud: Check = {
  id: 'id-token/aud',
  title: 'aud names this client',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-3'],

  test: (facts) =>
    whenIdToken(facts, ({ claims, claim }) => {
      if (claims['aud'] === undefined)
        return notApplicable('It names nobody, which another check reports.')
      const { client_id } = facts.run.connection
      const found = claim('aud', client_id)
      return audiencesOf(claims).includes(client_id)
        ? pass(found)
        : fail(
            'Reject this token: it is for another client. Use the client_id it was issued to, or get one for this client.',
            found,
          )
    }),
}
