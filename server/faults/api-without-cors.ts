import type { Fault } from './fault.ts'

export const apiWithoutCors: Fault = {
  id: 'api-without-cors',
  title: 'The API does not allow calls from pages of other origins',
  step: 'api-request',
  symptom: 'A page cannot call the API; other clients can.',
  revealedBy: 'api-request/preflight',
  connection: {
    api: {
      method: 'OPTIONS',
      path: '/contacts',
      headers: [
        ['Origin', 'https://app.example.com'],
        ['Access-Control-Request-Method', 'GET'],
        ['Access-Control-Request-Headers', 'authorization'],
      ],
    },
  },
  settings: {
    apiHooks: {
      request: ({ method }) =>
        method === 'OPTIONS'
          ? { status: 204, headers: { allow: 'GET, POST' }, body: '' }
          : undefined,
    },
  },
}
