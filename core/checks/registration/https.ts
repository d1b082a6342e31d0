import type { Check } from '../../check.ts'
import { judgeHttps } from '../judge-token-request.ts'

export const registrationHttps: Check = {
  id: 'registration/https',
  title: 'The registration goes over https, or stays on this machine',
  step: 'registration',
  severity: 'error',
  specification: ['RFC7591-5', 'RFC7591-3'],

  test: ({ registration }) => judgeHttps(registration),
}
