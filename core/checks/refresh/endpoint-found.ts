import type { Check } from '../../check.ts'
import { judgeRecognisable } from '../judge-token-response.ts'

export const refreshEndpointFound: Check = {
  id: 'refresh/endpoint-found',
  title: 'The address is that of a token endpoint',
  step: 'refresh',
  severity: 'error',
  specification: ['RFC6749-6', 'RFC6749-3.2'],

  test: ({ refresh }) => judgeRecognisable(refresh),
}
