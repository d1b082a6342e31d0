import type { Provider } from './provider.ts'

export const oneLogin: Provider = {
  id: 'onelogin',
  name: 'OneLogin',
  traits: { hosts: ['.onelogin.com'], paths: ['/oidc/2/'] },
  known: [
    {
      id: 'onelogin-redirect',
      step: 'authorize',
      status: 400,
      error: 'invalid_request',
      fragments: ['redirect_uri did not match any client'],
      title: 'The redirect_uri is not registered in the app',
      causes: ['it is missing'],
      tell: ['the app’s configuration'],
      fix: 'Add it.',
    },
  ],
}
