import type { Check } from '../../check.ts'
import { judgeWhole } from '../judge-response.ts'

export const introspectionWholeBody: Check = {
  id: 'introspection/whole-body',
  title: 'The answer to the introspection request arrives whole',
  step: 'introspection',
  severity: 'error',
  specification: ['RFC9112-8', 'RFC9110-8.4'],

  test: ({ introspection }) => judgeWhole(introspection),
}
