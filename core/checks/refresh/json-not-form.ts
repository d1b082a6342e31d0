import type { Check } from '../../check.ts'
import { judgeNoForm } from '../judge-token-response.ts'

export const refreshJsonNotForm: Check = {
  id: 'refresh/json-not-form',
  title: 'The response is JSON, where a server can also answer with a form',
  step: 'refresh',
  severity: 'advice',
  specification: ['RFC6749-5.1', 'RFC6749-5.2'],

  test: ({ refresh }) => judgeNoForm(refresh),
}
