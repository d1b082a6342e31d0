import { randomBytes } from 'node:crypto'
import { EncryptJWT } from 'jose'
import type { Fault } from './fault.ts'

export const idTokenEncrypted: Fault = {
  id: 'id-token-encrypted',
  title: 'The ID Token is encrypted, for a key that the client does not have',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'id-token/not-encrypted',
  settings: {
    hooks: {
      idToken: ({ claims }) =>
        new EncryptJWT(claims)
          .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
          .encrypt(randomBytes(32)),
    },
  },
}
