import { randomBytes } from 'node:crypto'
import type { Fault } from './fault.ts'

export const accessTokenOpaque: Fault = {
  id: 'access-token-opaque',
  title: 'The access token is opaque though it is for an API',
  step: 'access-token',
  symptom: 'Logged in, and the API refuses.',
  revealedBy: 'access-token-opaque',
  settings: { hooks: { accessToken: () => randomBytes(32).toString('base64url') } },
}
