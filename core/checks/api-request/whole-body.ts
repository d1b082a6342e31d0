import type { Check } from '../../check.ts'
import { judgeWhole } from '../judge-response.ts'

export const apiWholeBody: Check = {
  id: 'api-request/whole-body',
  title: 'The response of the API arrives whole',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC9112-8', 'RFC9110-8.4'],

  test: ({ apiRequest }) => judgeWhole(apiRequest),
}
