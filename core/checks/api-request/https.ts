import type { Check } from '../../check.ts'
import { judgeProtectedHttps } from '../judge-bearer.ts'

export const apiHttps: Check = {
  id: 'api-request/https',
  title: 'The access token goes over https, or stays on this machine',
  step: 'api-request',
  severity: 'error',
  specification: ['RFC6750-5.3'],

  test: ({ apiRequest }) => judgeProtectedHttps(apiRequest),
}
