import type { Check } from '../../check.ts'
import { judgeList } from '../judge-list.ts'

/** Advice: servers of the FAPI profiles leave RS256 out on purpose. */
export const discoveryRs256: Check = {
  id: 'discovery/rs256',
  title: 'ID Tokens can be signed with RS256, which every client understands',
  step: 'discovery',
  severity: 'advice',
  specification: ['OIDCD-3', 'OIDCC-15.1'],

  test: (facts) =>
    judgeList(facts, {
      member: 'id_token_signing_alg_values_supported',
      expected: 'RS256 among them',
      fix: 'Check that the client’s library verifies one of the algorithms listed.',
      holds: (list) => list.includes('RS256'),
    }),
}
