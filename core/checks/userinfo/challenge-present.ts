import type { Check } from '../../check.ts'
import { judgeChallengePresent } from '../judge-bearer.ts'

export const userinfoChallengePresent: Check = {
  id: 'userinfo/challenge-present',
  title: 'A refusal says in WWW-Authenticate what it lacks',
  step: 'userinfo',
  severity: 'warning',
  specification: ['RFC6750-3', 'OIDCC-5.3.3'],

  test: ({ userinfo }) => judgeChallengePresent(userinfo),
}
