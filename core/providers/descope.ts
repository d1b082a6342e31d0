import type { Provider } from './provider.ts'

export const descope: Provider = {
  id: 'descope',
  name: 'Descope',
  traits: { hosts: ['.descope.com'], texts: ['descope'] },
  known: [
    {
      id: 'descope-generic',
      step: 'authorize',
      status: 400,
      fragments: ['redirect'],
      title: 'The redirect URL is not approved',
      causes: ['it is missing from the approved list'],
      tell: ['the project’s settings'],
      fix: 'Approve the URL in the project’s settings.',
    },
  ],
}
