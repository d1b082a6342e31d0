import type { Check } from '../../check.ts'
import { judgeNoRedirect } from '../judge-response.ts'

export const registrationNoRedirect: Check = {
  id: 'registration/no-redirect',
  title: 'The server answers the registration itself, without a redirect',
  step: 'registration',
  severity: 'error',
  specification: ['RFC7591-3.2', 'RFC9110-15.4'],

  test: ({ registration }) => judgeNoRedirect(registration),
}
