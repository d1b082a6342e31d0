import type { Check } from '../../check.ts'
import { judgeServerWorks } from '../judge-response.ts'

export const deviceServerWorks: Check = {
  id: 'device-authorization/server-works',
  title: 'The device authorization endpoint answers without a failure of its own',
  step: 'device-authorization',
  severity: 'error',
  specification: ['RFC8628-3.1', 'RFC9110-15.6'],

  test: ({ deviceAuthorization }) => judgeServerWorks(deviceAuthorization),
}
