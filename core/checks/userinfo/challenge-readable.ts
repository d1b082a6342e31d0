import type { Check } from '../../check.ts'
import { judgeChallengeReadable } from '../judge-bearer.ts'

export const userinfoChallengeReadable: Check = {
  id: 'userinfo/challenge-readable',
  title: 'The challenge of a refusal is well formed',
  step: 'userinfo',
  severity: 'warning',
  specification: ['RFC6750-3', 'RFC9110-11.6.1'],

  test: ({ userinfo }) => judgeChallengeReadable(userinfo),
}
