import type { Check } from '../../check.ts'
import { judgeChallengeReadable } from '../judge-bearer.ts'

export const apiChallengeReadable: Check = {
  id: 'api-request/challenge-readable',
  title: 'The challenge of a refusal is well formed',
  step: 'api-request',
  severity: 'warning',
  specification: ['RFC6750-3', 'RFC6750-3.1'],

  test: ({ apiRequest }) => judgeChallengeReadable(apiRequest),
}
