import type { Check } from '../../check.ts'
import { judgeServerWorks } from '../judge-response.ts'

export const introspectionServerWorks: Check = {
  id: 'introspection/server-works',
  title: 'The server answers the introspection request without a failure of its own',
  step: 'introspection',
  severity: 'error',
  specification: ['RFC7662-2.2', 'RFC9110-15.6'],

  test: ({ introspection }) => judgeServerWorks(introspection),
}
