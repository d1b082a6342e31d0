import { changingKeys } from './deviations.ts'
import type { Fault } from './fault.ts'
import { foreignRsaKey } from './foreign-keys.ts'

export const keyOfAnotherServer: Fault = {
  id: 'key-of-another-server',
  title: 'The JWK Set has another key under the kid of the one that signs',
  step: 'jwks',
  symptom: 'Tokens come and cannot be verified.',
  revealedBy: 'idtoken-signature-invalid',
  settings: changingKeys((_keys, { keys: { publicJwk } }) => [
    { ...publicJwk, n: foreignRsaKey(2048)['n'] },
  ]),
}
