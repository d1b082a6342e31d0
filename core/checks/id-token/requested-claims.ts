import { type Check, notApplicable } from '../../check.ts'
import { judgeRequestedClaims } from '../requested-claim.ts'
import { isOfCode, whenIdToken } from '../when-token.ts'

export const idTokenRequestedClaims: Check = {
  id: 'id-token/requested-claims',
  title: 'The Claims that the claims parameter names for the ID Token are in it',
  step: 'id-token',
  severity: 'advice',
  specification: ['OIDCC-5.5', 'OIDCC-5.5.1'],

  test: (facts) =>
    whenIdToken(facts, (read) =>
      isOfCode(read)
        ? judgeRequestedClaims(facts, 'id_token', read.claims, (name) => ({
            entry: read.token.entry,
            part: `id_token.claims.${name}`,
          }))
        : notApplicable('A refreshed ID Token need not repeat them.'),
    ),
}
