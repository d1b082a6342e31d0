import { createPublicKey } from 'node:crypto'
import { SignJWT } from 'jose'
import type { Fault } from './fault.ts'

export const idTokenSignedWithPublicKey: Fault = {
  id: 'id-token-signed-with-public-key',
  title: 'The ID Token is signed with HS256, the public key taken for the secret',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'idtoken-alg-mismatch',
  settings: {
    hooks: {
      async idToken({ claims }, { keys: { publicJwk } }) {
        const key = createPublicKey({ key: { ...publicJwk }, format: 'jwk' })
        return new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: publicJwk.kid ?? '' })
          .sign(Buffer.from(key.export({ type: 'spki', format: 'pem' })))
      },
    },
  },
}
