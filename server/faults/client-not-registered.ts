import type { Fault } from './fault.ts'

export const clientNotRegistered: Fault = {
  id: 'client-not-registered',
  title: 'The client was deleted at the server',
  step: 'authorization-request',
  symptom: 'The server shows a page of its own, and the browser never comes back.',
  revealedBy: 'client-id-unknown',
  settings: {
    hooks: {
      request: ({ endpoint, parameters }) =>
        endpoint === 'authorization'
          ? {
              parameters: parameters.map(([name, value]) => [
                name,
                name === 'client_id' ? `${value} of last year` : value,
              ]),
            }
          : undefined,
    },
  },
}
