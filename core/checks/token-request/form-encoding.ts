import type { Check } from '../../check.ts'
import { judgeFormEncoding } from '../judge-token-request.ts'

export const tokenFormEncoding: Check = {
  id: 'token-request/form-encoding',
  title: 'The parameters are sent as a form',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC6749-4.1.3', 'RFC6749-3.2'],

  test: ({ tokenRequest }) => judgeFormEncoding(tokenRequest),
}
