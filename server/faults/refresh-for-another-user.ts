import { parameterOf } from './deviations.ts'
import type { Fault } from './fault.ts'

export const refreshForAnotherUser: Fault = {
  id: 'refresh-for-another-user',
  title: 'The refreshed ID Token is about another user',
  step: 'refresh',
  symptom: 'Everything works until the first refresh.',
  revealedBy: 'refresh/id-token-sub',
  settings: {
    hooks: {
      idToken: ({ header, claims }, { request }) => ({
        header,
        claims:
          parameterOf(request, 'grant_type') === 'refresh_token'
            ? { ...claims, sub: 'local|ben' }
            : claims,
      }),
    },
  },
}
