import { changingKeys } from './deviations.ts'
import type { Fault } from './fault.ts'

export const keyForEncryption: Fault = {
  id: 'key-for-encryption',
  title: 'The key that signs is published for encryption',
  step: 'jwks',
  symptom: 'Some clients work and some do not.',
  revealedBy: 'jwks/use',
  settings: changingKeys((keys) => keys.map((key) => ({ ...key, use: 'enc' }))),
}
