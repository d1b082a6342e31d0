import type { Check } from '../../check.ts'
import { judgeTokenJson } from '../judge-token-response.ts'

export const refreshResponseJson: Check = {
  id: 'refresh/response-json',
  title: 'The response is a JSON object',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-5.1', 'RFC6749-5.2'],

  test: ({ refresh }) => judgeTokenJson(refresh),
}
