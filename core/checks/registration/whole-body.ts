import type { Check } from '../../check.ts'
import { judgeWhole } from '../judge-response.ts'

export const registrationWholeBody: Check = {
  id: 'registration/whole-body',
  title: 'The answer to the registration arrives whole',
  step: 'registration',
  severity: 'error',
  specification: ['RFC9112-8', 'RFC9110-8.4'],

  test: ({ registration }) => judgeWhole(registration),
}
