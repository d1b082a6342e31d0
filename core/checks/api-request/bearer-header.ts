import type { Check } from '../../check.ts'
import { judgeTokenInHeader } from '../judge-bearer.ts'

export const apiBearerHeader: Check = {
  id: 'api-request/bearer-header',
  title: 'The access token is sent in the Authorization header, as Bearer and one token',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC6750-2.1', 'RFC9700-4.3.2'],

  test: ({ apiRequest }) => judgeTokenInHeader(apiRequest),
}
