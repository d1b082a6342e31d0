import type { Check } from '../../check.ts'
import { judgeTokenType } from '../judge-token-response.ts'

export const tokenTokenType: Check = {
  id: 'token-request/token-type',
  title: 'The token_type is one that the client knows: Bearer or DPoP',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-5.1', 'RFC6749-7.1', 'OIDCC-3.1.3.3'],

  test: ({ tokenRequest }) => judgeTokenType(tokenRequest),
}
