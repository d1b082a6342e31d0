import type { Check } from '../../check.ts'
import { judgeTokenInHeader } from '../judge-bearer.ts'

export const userinfoBearerHeader: Check = {
  id: 'userinfo/bearer-header',
  title: 'The access token is sent in the Authorization header',
  step: 'userinfo',
  severity: 'error',
  specification: ['OIDCC-5.3.1', 'RFC6750-2.1', 'RFC9700-4.3.2'],

  test: ({ userinfo }) => judgeTokenInHeader(userinfo),
}
