import type { Check } from '../../check.ts'
import { judgeFormEncoding } from '../judge-token-request.ts'

export const refreshFormEncoding: Check = {
  id: 'refresh/form-encoding',
  title: 'The parameters are sent as a form',
  step: 'refresh',
  severity: 'warning',
  specification: ['RFC6749-6', 'RFC6749-4.1.3', 'RFC6749-3.2'],

  test: ({ refresh }) => judgeFormEncoding(refresh),
}
