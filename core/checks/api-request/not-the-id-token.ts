import type { Check } from '../../check.ts'
import { judgeTokenSent } from '../judge-bearer.ts'

export const apiNotTheIdToken: Check = {
  id: 'api-request/not-the-id-token',
  title: 'The token sent to the API is the access token that was granted, not the ID Token',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC6750-2.1', 'RFC9700-4.9', 'OIDCC-2'],

  test: ({ apiRequest, run }) => judgeTokenSent(run, apiRequest),
}
