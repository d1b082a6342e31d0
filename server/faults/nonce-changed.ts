import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const nonceChanged: Fault = {
  id: 'nonce-changed',
  title: 'The nonce of the ID Token is another one',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'id-token/nonce',
  settings: changingIdToken(({ nonce }) => ({ nonce: [...String(nonce)].reverse().join('') })),
}
