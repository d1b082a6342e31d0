import type { Provider } from './provider.ts'

export const clerk: Provider = {
  id: 'clerk',
  name: 'Clerk',
  traits: { hosts: ['.clerk.accounts.dev', '.clerk.com'], texts: ['clerk'] },
  known: [
    {
      id: 'clerk-redirect-url',
      step: 'authorize',
      status: 400,
      fragments: ['does not match an authorized Redirect URI for this instance'],
      title: 'The redirect URL is not authorized for this instance',
      causes: ['a mobile or production URL is not on the list'],
      tell: ['the instance’s list'],
      fix: 'Add the URL to the list.',
    },
    {
      id: 'clerk-idp-redirect-uri',
      step: 'authorize',
      status: 400,
      error: 'invalid_request',
      fragments: [
        "The 'redirect_uri' parameter does not match any of the OAuth 2.0 Client's pre-registered redirect urls",
      ],
      title: 'The OAuth application lacks this redirect_uri',
      causes: ['a loopback address is not registered'],
      tell: ['the application’s redirect URIs'],
      fix: 'Add it.',
    },
  ],
}
