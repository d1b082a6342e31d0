import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { audiencesOf } from '../audiences-of.ts'
import { whenIdToken } from '../when-token.ts'

export const idTokenAudTrusted: Check = {
  id: 'id-token/aud-trusted',
  title: 'aud names nobody beside this client',
  step: 'id-token',
  severity: 'advice',
  specification: ['OIDCC-3.1.3.7-3'],

  test: (facts) =>
    whenIdToken(facts, ({ claims, claim }) => {
      const audiences = audiencesOf(claims)
      if (audiences.length === 0) return notApplicable('The token names no audience.')
      const found = claim('aud', 'this client alone')
      return audiences.every((audience) => audience === facts.run.connection.client_id)
        ? pass(found)
        : fail('Know and trust every further audience, or have the server leave it out.', found)
    }),
}
