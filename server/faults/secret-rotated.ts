import type { Fault } from './fault.ts'

export const secretRotated: Fault = {
  id: 'secret-rotated',
  title: 'The client’s secret was replaced at the server',
  step: 'token-request',
  symptom: 'The login works and the exchange fails.',
  revealedBy: 'client-secret-wrong',
  connection: { clientAuthentication: 'client_secret_post' },
  settings: {
    hooks: {
      request: ({ endpoint, parameters }) =>
        endpoint === 'token'
          ? {
              parameters: parameters.map(([name, value]) =>
                name === 'client_secret' ? [name, `${value} of last year`] : [name, value],
              ),
            }
          : undefined,
    },
  },
}
