import type { Check } from '../../check.ts'
import { judgeNoForm } from '../judge-token-response.ts'

export const tokenJsonNotForm: Check = {
  id: 'token-request/json-not-form',
  title: 'The response is JSON, where a server can also answer with a form',
  step: 'token-request',
  severity: 'advice',
  specification: ['RFC6749-5.1', 'RFC6749-5.2'],

  test: ({ tokenRequest }) => judgeNoForm(tokenRequest),
}
