import type { Check } from '../../check.ts'
import { judgeList } from '../judge-list.ts'

export const grantTypes: Check = {
  id: 'discovery/grant-types',
  title: 'The server supports the grant type authorization_code',
  step: 'discovery',
  severity: 'warning',
  specification: ['RFC8414-2', 'OIDCD-3'],

  test: (facts) =>
    judgeList(facts, {
      member: 'grant_types_supported',
      expected: 'authorization_code among them',
      fix: 'Enable the grant type authorization_code at the authorization server; the token request is refused otherwise.',
      holds: (list) => list.includes('authorization_code'),
    }),
}
