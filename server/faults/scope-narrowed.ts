import type { Fault } from './fault.ts'

const without = (name: string, value: string) =>
  name === 'scope' ? value.replace(/ ?\bemail\b/, '') : value

export const scopeNarrowed: Fault = {
  id: 'scope-narrowed',
  title: 'The server grants less than was asked for',
  step: 'token-request',
  symptom: 'Logged in, and something is missing.',
  revealedBy: 'token-request/scope-granted',
  settings: {
    hooks: {
      request: ({ endpoint, parameters }) =>
        endpoint === 'authorization'
          ? { parameters: parameters.map(([name, value]) => [name, without(name, value)]) }
          : undefined,
    },
  },
}
