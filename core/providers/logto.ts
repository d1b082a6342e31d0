import type { Provider } from './provider.ts'

export const logto: Provider = {
  id: 'logto',
  name: 'Logto',
  traits: { hosts: ['.logto.app'], texts: ['oidc.invalid_', 'logto'] },
  known: [
    {
      id: 'logto-redirect-uri',
      step: 'authorize',
      status: 400,
      error: 'invalid_redirect_uri',
      fragments: [
        "redirect_uri did not match any of the client's registered redirect_uris",
        'oidc.invalid_redirect_uri',
      ],
      title: 'The redirect_uri is not registered',
      causes: ['it is missing from the application'],
      tell: ['the application’s redirect URIs'],
      fix: 'Add it.',
    },
    {
      id: 'logto-opaque-token',
      step: 'access-token',
      status: 200,
      fragments: ['jwt malformed'],
      title: 'The access token is opaque because no resource was asked for',
      causes: ['no resource indicator, no default API'],
      tell: ['a token without dots'],
      fix: 'Send resource in both requests, or set a default API.',
    },
  ],
}
