import type { Check } from '../../check.ts'
import { judgeWhole } from '../judge-response.ts'

export const refreshWholeBody: Check = {
  id: 'refresh/whole-body',
  title: 'The response arrives whole',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC9112-8', 'RFC9110-8.4'],

  test: ({ refresh }) => judgeWhole(refresh),
}
