import { randomUUID } from 'node:crypto'
import { changingIdToken } from './deviations.ts'
import type { Fault } from './fault.ts'

export const idTokenAsAccessToken: Fault = {
  id: 'id-token-as-access-token',
  title: 'The ID Token comes in the place of the access token',
  step: 'access-token',
  symptom: 'Logged in, and the API refuses.',
  revealedBy: 'id-token-used-as-access-token',
  settings: {
    hooks: {
      ...changingIdToken(() => ({ at_hash: undefined, jti: randomUUID() })).hooks,
      tokenResponse: ({ id_token, ...body }) => ({
        ...body,
        id_token,
        access_token: id_token,
        expires_in: 36_000,
      }),
    },
  },
}
