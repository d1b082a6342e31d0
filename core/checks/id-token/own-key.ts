import type { Check } from '../../check.ts'
import { judgeOwnKey } from '../judge-jwt-members.ts'
import { whenIdTokenHeader } from '../when-token.ts'

export const idTokenOwnKey: Check = {
  id: 'id-token/own-key',
  title: 'The header of the ID Token brings no key of its own',
  step: 'id-token',
  severity: 'warning',
  specification: ['OIDCC-2', 'RFC8725-3.10'],

  test: (facts) => whenIdTokenHeader(facts, judgeOwnKey),
}
