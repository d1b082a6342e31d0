import { changingKeys } from './deviations.ts'
import type { Fault } from './fault.ts'
import { foreignRsaKey } from './foreign-keys.ts'

export const keyRotated: Fault = {
  id: 'key-rotated',
  title: 'The JWK Set lacks the key that signs: it was rotated',
  step: 'jwks',
  symptom: 'Tokens come and cannot be verified.',
  revealedBy: 'kid-not-found',
  settings: changingKeys(() => [
    { ...foreignRsaKey(2048), kid: 'of-last-year', alg: 'RS256', use: 'sig' },
  ]),
}
