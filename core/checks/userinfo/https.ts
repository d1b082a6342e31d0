import type { Check } from '../../check.ts'
import { judgeProtectedHttps } from '../judge-bearer.ts'

export const userinfoHttps: Check = {
  id: 'userinfo/https',
  title: 'The access token goes over https, or stays on this machine',
  step: 'userinfo',
  severity: 'error',
  specification: ['OIDCC-5.3', 'RFC6750-5.3'],

  test: ({ userinfo }) => judgeProtectedHttps(userinfo),
}
