import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const atHashWrong: Fault = {
  id: 'at-hash-wrong',
  title: 'The at_hash belongs to another access token',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'id-token/at-hash',
  settings: changingIdToken(({ at_hash }) => ({
    at_hash: [...String(at_hash)].reverse().join(''),
  })),
}
