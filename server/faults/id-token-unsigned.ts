import type { Fault } from './fault.ts'

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

export const idTokenUnsigned: Fault = {
  id: 'id-token-unsigned',
  title: 'The ID Token is not signed: alg is none',
  step: 'id-token',
  symptom: 'The client refuses the login.',
  revealedBy: 'alg-none',
  settings: {
    hooks: {
      idToken: ({ claims }) => `${part({ alg: 'none' })}.${part(claims)}.`,
    },
  },
}
