import type { Check } from '../../check.ts'
import { judgeWhole } from '../judge-response.ts'

export const tokenWholeBody: Check = {
  id: 'token-request/whole-body',
  title: 'The response arrives whole',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC9112-8', 'RFC9110-8.4'],

  test: ({ tokenRequest }) => judgeWhole(tokenRequest),
}
