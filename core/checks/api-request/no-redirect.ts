import type { Check } from '../../check.ts'
import { judgeNoRedirect } from '../judge-response.ts'

export const apiNoRedirect: Check = {
  id: 'api-request/no-redirect',
  title: 'The API answers without a redirect',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC9110-15.4', 'RFC6750-2.1'],

  test: ({ apiRequest }) => judgeNoRedirect(apiRequest),
}
