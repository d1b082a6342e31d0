import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { differenceOf } from '../difference.ts'
import { whenIdToken } from '../when-token.ts'

/** Entra ID’s shared metadata hold `{tenantid}` where a token names its tenant. */
function isTemplated(expected: string, iss: unknown): boolean {
  const [before, after] = expected.split('{tenantid}')
  if (after === undefined || before === undefined || typeof iss !== 'string') return false
  return iss.startsWith(before) && iss.endsWith(after)
}

/** Where the metadata’s issuer is not the one that was asked, discovery reports that. */
export const idTokenIss: Check = {
  id: 'id-token/iss',
  title: 'iss is the issuer that was asked',
  step: 'id-token',
  severity: 'error',
  specification: ['OIDCC-3.1.3.7-2'],

  test: (facts) =>
    whenIdToken(facts, ({ claims, claim }) => {
      const asked = facts.run.connection.issuer
      const expected = facts.metadata.issuer ?? asked
      if (expected === '') return notApplicable('The connection names no issuer.')
      const found = claim('iss', expected)
      if (claims['iss'] === asked) return pass(claim('iss', asked))
      if (claims['iss'] === expected || isTemplated(expected, claims['iss'])) return pass(found)
      const difference =
        typeof claims['iss'] === 'string' ? differenceOf(expected, claims['iss']) : ''
      return fail(
        'Reject this token. Use the issuer of the token for discovery, if that is the server you mean.',
        { ...found, ...(difference !== '' && { note: difference }) },
      )
    }),
}
