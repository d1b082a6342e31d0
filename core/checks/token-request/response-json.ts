import type { Check } from '../../check.ts'
import { judgeTokenJson } from '../judge-token-response.ts'

export const tokenResponseJson: Check = {
  id: 'token-request/response-json',
  title: 'The response is a JSON object',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-5.1', 'RFC6749-5.2'],

  test: ({ tokenRequest }) => judgeTokenJson(tokenRequest),
}
