import type { Check } from '../../check.ts'
import { judgeOneAuthentication } from '../judge-token-request.ts'

export const introspectionOneAuthentication: Check = {
  id: 'introspection/one-authentication',
  title: 'The client authenticates at introspection by one method only',
  step: 'introspection',
  severity: 'error',
  specification: ['RFC7662-2.1', 'RFC6749-2.3'],

  test: ({ introspection }) => judgeOneAuthentication(introspection),
}
