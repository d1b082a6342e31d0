import type { Check } from '../../check.ts'
import { judgeList } from '../judge-list.ts'

export const responseTypeCode: Check = {
  id: 'discovery/response-type-code',
  title: 'The server supports the response type code',
  step: 'discovery',
  severity: 'error',
  specification: ['OIDCD-3', 'OIDCC-3.1.2.1'],

  test: (facts) =>
    judgeList(facts, {
      member: 'response_types_supported',
      expected: 'code among them',
      fix: 'The Authorization Code flow needs response_type=code. Enable it at the authorization server, or check that this is the right issuer.',
      holds: (list) => list.includes('code'),
    }),
}
