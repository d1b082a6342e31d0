import type { Template } from './template.ts'

export const google: Template = {
  id: 'google',
  name: 'Google',
  group: 'Accounts people have',
  needs: 'fixed',
  alias: 'gmail workspace gcp cloud sign in with google',
  inputs: [],
  connection: () => ({
    issuer: 'https://accounts.google.com',
    scope: 'openid email profile',
    clientAuthentication: 'client_secret_post',
    // Google's words for offline_access; without the second, only the first consent brings one.
    authorizationParameters: [
      ['access_type', 'offline'],
      ['prompt', 'consent'],
    ],
  }),
  settings: {
    client_id: 'Google Auth Platform → Clients → your web client → Client ID',
    client_secret: 'Google Auth Platform → Clients → your web client → Client secrets',
    redirect_uri: 'Google Auth Platform → Clients → your web client → Authorized redirect URIs',
    scope: 'Google Auth Platform → Data access',
  },
  peculiar: [
    'A refresh token comes with access_type=offline, not with offline_access; again for the same user only with prompt=consent.',
    'Access tokens are opaque; UserInfo and Google’s APIs take them.',
    'The answer names email and profile as https://www.googleapis.com/auth/userinfo.email and .profile.',
    'Old ID Tokens bear accounts.google.com without https:// as issuer: Google documents both.',
    'While the app’s publishing status is Testing, only its test users get in, and refresh tokens end after 7 days.',
  ],
  documentation: [
    {
      title: 'OpenID Connect',
      url: 'https://developers.google.com/identity/openid-connect/openid-connect',
    },
    {
      title: 'OAuth 2.0 for web server applications',
      url: 'https://developers.google.com/identity/protocols/oauth2/web-server',
    },
  ],
}
