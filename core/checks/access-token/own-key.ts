import type { Check } from '../../check.ts'
import { judgeOwnKey } from '../judge-jwt-members.ts'
import { whenAccessToken } from '../when-token.ts'

export const accessTokenOwnKey: Check = {
  id: 'access-token/own-key',
  title: 'The header of the access token brings no key of its own',
  step: 'access-token',
  severity: 'advice',
  specification: ['RFC8725-3.10'],

  test: (facts) => whenAccessToken(facts, judgeOwnKey),
}
