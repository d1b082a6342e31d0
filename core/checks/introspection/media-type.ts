import type { Check } from '../../check.ts'
import { judgeMediaType } from '../judge-response.ts'

export const introspectionMediaType: Check = {
  id: 'introspection/media-type',
  title: 'The introspection response says what it is: JSON',
  step: 'introspection',
  severity: 'warning',
  specification: ['RFC7662-2.2'],

  test: ({ introspection }) => judgeMediaType(introspection),
}
