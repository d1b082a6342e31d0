import type { Fault } from './fault.ts'

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

export const accessTokenUnsigned: Fault = {
  id: 'access-token-unsigned',
  title: 'The access token is not signed: alg is none',
  step: 'access-token',
  symptom: 'Logged in, and the API refuses.',
  revealedBy: 'alg-none',
  settings: {
    hooks: {
      accessToken: ({ claims }) => `${part({ alg: 'none', typ: 'at+jwt' })}.${part(claims)}.`,
    },
  },
}
