import type { Check } from '../../check.ts'
import { judgeTokenSent } from '../judge-bearer.ts'

export const userinfoAccessTokenSent: Check = {
  id: 'userinfo/access-token-sent',
  title: 'The token sent to the UserInfo endpoint is the access token that was granted',
  step: 'userinfo',
  severity: 'error',
  specification: ['OIDCC-5.3.1', 'RFC6750-2.1'],

  test: ({ userinfo, run }) => judgeTokenSent(run, userinfo),
}
