import { signJwt } from '../tenant/tenant-keys.ts'
import type { Fault } from './fault.ts'

export const idTokenTampered: Fault = {
  id: 'id-token-tampered',
  title: 'The claims of the ID Token were changed after it was signed',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'idtoken-signature-invalid',
  settings: {
    hooks: {
      async idToken(token, { keys }) {
        const [header, , signature] = (await signJwt(token, keys)).split('.')
        const claims = JSON.stringify({ ...token.claims, email_verified: 'true' })
        return `${header}.${Buffer.from(claims).toString('base64url')}.${signature}`
      },
    },
  },
}
