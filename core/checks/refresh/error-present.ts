import type { Check } from '../../check.ts'
import { judgeErrorPresent } from '../judge-token-response.ts'

export const refreshErrorPresent: Check = {
  id: 'refresh/error-present',
  title: 'A refusal says why in the member error',
  step: 'refresh',
  severity: 'warning',
  specification: ['RFC6749-6', 'RFC6749-5.2'],

  test: ({ refresh }) => judgeErrorPresent(refresh),
}
