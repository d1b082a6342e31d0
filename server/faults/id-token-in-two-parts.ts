import { signJwt } from '../tenant/tenant-keys.ts'
import type { Fault } from './fault.ts'

export const idTokenInTwoParts: Fault = {
  id: 'id-token-in-two-parts',
  title: 'The ID Token comes without its signature part',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'id-token/readable',
  settings: {
    hooks: {
      idToken: async (token, { keys }) => (await signJwt(token, keys)).split('.', 2).join('.'),
    },
  },
}
