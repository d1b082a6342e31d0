import type { Check } from '../../check.ts'
import { judgeNoRedirect } from '../judge-response.ts'

export const introspectionNoRedirect: Check = {
  id: 'introspection/no-redirect',
  title: 'The server answers the introspection request itself, without a redirect',
  step: 'introspection',
  severity: 'error',
  specification: ['RFC7662-2.2', 'RFC9110-15.4'],

  test: ({ introspection }) => judgeNoRedirect(introspection),
}
