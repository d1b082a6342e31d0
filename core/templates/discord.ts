import type { Template } from './template.ts'

export const discord: Template = {
  id: 'discord',
  name: 'Discord',
  group: 'Accounts people have',
  needs: 'OAuth 2.0',
  inputs: [],
  connection: () => ({
    scope: 'identify email',
    clientAuthentication: 'client_secret_basic',
    metadata: {
      authorization_endpoint: 'https://discord.com/oauth2/authorize',
      token_endpoint: 'https://discord.com/api/oauth2/token',
    },
    api: {
      method: 'GET',
      url: 'https://discord.com/api/users/@me',
      headers: [['User-Agent', 'oauth-flow-explorer']],
    },
  }),
  settings: {
    client_id: 'Developer portal → your application → OAuth2 → Client ID',
    client_secret: 'Developer portal → your application → OAuth2 → Reset Secret',
    redirect_uri: 'Developer portal → your application → OAuth2 → Redirects',
    scope: 'Any of Discord’s scopes; some need an approval',
  },
  peculiar: [
    'OAuth 2.0: the user is at /users/@me of the API, and there is no ID Token without openid.',
    'Access tokens are opaque and last a week; a refresh token comes without asking for it.',
  ],
  documentation: [{ title: 'OAuth2', url: 'https://discord.com/developers/docs/topics/oauth2' }],
}
