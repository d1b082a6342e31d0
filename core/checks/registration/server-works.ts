import type { Check } from '../../check.ts'
import { judgeServerWorks } from '../judge-response.ts'

export const registrationServerWorks: Check = {
  id: 'registration/server-works',
  title: 'The server answers the registration without a failure of its own',
  step: 'registration',
  severity: 'error',
  specification: ['RFC7591-3.2', 'RFC9110-15.6'],

  test: ({ registration }) => judgeServerWorks(registration),
}
