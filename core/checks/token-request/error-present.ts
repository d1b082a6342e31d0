import type { Check } from '../../check.ts'
import { judgeErrorPresent } from '../judge-token-response.ts'

export const tokenErrorPresent: Check = {
  id: 'token-request/error-present',
  title: 'A refusal says why in the member error',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC6749-5.2'],

  test: ({ tokenRequest }) => judgeErrorPresent(tokenRequest),
}
