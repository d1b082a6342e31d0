import type { Template } from './template.ts'

export const spotify: Template = {
  id: 'spotify',
  name: 'Spotify',
  group: 'Accounts people have',
  needs: 'OAuth 2.0',
  inputs: [],
  connection: () => ({
    scope: 'user-read-private user-read-email',
    clientAuthentication: 'client_secret_basic',
    metadata: {
      authorization_endpoint: 'https://accounts.spotify.com/authorize',
      token_endpoint: 'https://accounts.spotify.com/api/token',
    },
    api: { method: 'GET', url: 'https://api.spotify.com/v1/me', headers: [] },
  }),
  settings: {
    client_id: 'Developer dashboard → your app → Settings → Client ID',
    client_secret: 'Developer dashboard → your app → Settings → View client secret',
    redirect_uri: 'Developer dashboard → your app → Settings → Redirect URIs',
  },
  peculiar: [
    'OAuth 2.0 without OpenID Connect: the user is at /v1/me of the API.',
    'Redirect URIs are https, or http with the loopback address itself: 127.0.0.1, not localhost.',
    'A refresh token comes without asking for it.',
  ],
  documentation: [
    {
      title: 'Authorization code flow',
      url: 'https://developer.spotify.com/documentation/web-api/tutorials/code-flow',
    },
  ],
}
