import { changingKeys } from './deviations.ts'
import type { Fault } from './fault.ts'
import { newPrivateKey } from './foreign-keys.ts'

export const privateKeyPublished: Fault = {
  id: 'private-key-published',
  title: 'The JWK Set publishes a private key',
  step: 'jwks',
  symptom: 'Everything works, and anybody can sign.',
  revealedBy: 'jwks/public-only',
  settings: changingKeys((keys) => [
    ...keys,
    { ...newPrivateKey(), kid: 'next', alg: 'ES256', use: 'sig' },
  ]),
}
