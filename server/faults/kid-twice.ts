import { changingKeys } from './deviations.ts'
import type { Fault } from './fault.ts'
import { foreignRsaKey } from './foreign-keys.ts'

export const kidTwice: Fault = {
  id: 'kid-twice',
  title: 'Two keys of the JWK Set have one kid',
  step: 'jwks',
  symptom: 'Some clients work and some do not.',
  revealedBy: 'jwks/kid-unique',
  settings: changingKeys((keys) => [
    ...keys,
    ...keys.map((key) => ({ ...key, n: foreignRsaKey(2048)['n'] })),
  ]),
}
