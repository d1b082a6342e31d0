import { changingKeys } from './deviations.ts'
import type { Fault } from './fault.ts'
import { foreignRsaKey } from './foreign-keys.ts'

export const keyOf1024Bits: Fault = {
  id: 'key-of-1024-bits',
  title: 'The JWK Set has an RSA key of 1024 bits',
  step: 'jwks',
  symptom: 'Everything works, and a signature can be forged.',
  revealedBy: 'jwks/key-size',
  settings: changingKeys((keys) => [
    ...keys,
    { ...foreignRsaKey(1024), kid: 'small', alg: 'RS256', use: 'sig' },
  ]),
}
