import type { Check } from '../../check.ts'
import { judgeHttps } from '../judge-token-request.ts'

export const introspectionHttps: Check = {
  id: 'introspection/https',
  title: 'The introspection request goes over https, or stays on this machine',
  step: 'introspection',
  severity: 'error',
  specification: ['RFC7662-2.1'],

  test: ({ introspection }) => judgeHttps(introspection),
}
