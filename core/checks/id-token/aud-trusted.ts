import { type Check, fail, pass } from '../../check.ts'
import { audiencesOf, whenIdToken } from '../when-token.ts'

export const idTokenAudTrusted: Check = {
  id: 'id-token/aud-trusted',
  title: 'aud names nobody beside this client',
  step: 'id-token',
  severity: 'advice',
  specification: ['OIDCC-3.1.3.7-3'],

  test: (facts) =>
    whenIdToken(facts, ({ claims, claim }) => {
      const others = audiencesOf(claims).filter(
        (audience) => audience !== facts.run.connection.client_id,
      )
      const found = claim('aud', 'this client alone')
      return others.length === 0
        ? pass(found)
        : fail('Know and trust every further audience, or have the server leave it out.', found)
    }),
}
