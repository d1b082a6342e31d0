import type { Check } from '../../check.ts'
import { judgeTokenType } from '../judge-token-response.ts'

export const refreshTokenType: Check = {
  id: 'refresh/token-type',
  title: 'The token_type is one that the client knows: Bearer or DPoP',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-5.1', 'RFC6749-7.1'],

  test: ({ refresh }) => judgeTokenType(refresh),
}
