import type { Check } from '../../check.ts'
import { judgeChallengePresent } from '../judge-bearer.ts'

export const apiChallengePresent: Check = {
  id: 'api-request/challenge-present',
  title: 'A refusal says in WWW-Authenticate what it lacks',
  step: 'api-request',
  severity: 'warning',
  specification: ['RFC6750-3', 'RFC9110-11.6.1'],

  test: ({ apiRequest }) => judgeChallengePresent(apiRequest),
}
