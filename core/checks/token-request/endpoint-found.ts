import type { Check } from '../../check.ts'
import { judgeRecognisable } from '../judge-token-response.ts'

export const tokenEndpointFound: Check = {
  id: 'token-request/endpoint-found',
  title: 'The address is that of a token endpoint',
  step: 'token-request',
  severity: 'error',
  specification: ['RFC6749-3.2'],

  test: ({ tokenRequest }) => judgeRecognisable(tokenRequest),
}
