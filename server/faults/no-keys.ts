import { changingKeys } from './deviations.ts'
import type { Fault } from './fault.ts'

export const noKeys: Fault = {
  id: 'no-keys',
  title: 'The JWK Set is empty',
  step: 'jwks',
  symptom: 'Tokens come and cannot be verified.',
  revealedBy: 'jwks/not-empty',
  settings: changingKeys(() => []),
}
