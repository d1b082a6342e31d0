import type { Check } from '../../check.ts'
import { judgeList } from '../judge-list.ts'

export const noUnsignedIdTokens: Check = {
  id: 'discovery/no-unsigned-id-tokens',
  title: 'The server does not offer ID Tokens without a signature',
  step: 'discovery',
  severity: 'advice',
  specification: ['OIDCC-2', 'RFC8725-3.2'],

  test: (facts) =>
    judgeList(facts, {
      member: 'id_token_signing_alg_values_supported',
      expected: 'no algorithm none',
      fix: 'Remove none from the algorithms the authorization server offers, and have the client accept only the one it registered.',
      holds: (list) => !list.some((alg) => alg.toLowerCase() === 'none'),
    }),
}
