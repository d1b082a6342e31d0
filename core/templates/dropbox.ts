import type { Template } from './template.ts'

export const dropbox: Template = {
  id: 'dropbox',
  name: 'Dropbox',
  group: 'Accounts people have',
  needs: 'OAuth 2.0',
  inputs: [],
  connection: () => ({
    scope: 'account_info.read',
    clientAuthentication: 'client_secret_basic',
    authorizationParameters: [['token_access_type', 'offline']],
    metadata: {
      authorization_endpoint: 'https://www.dropbox.com/oauth2/authorize',
      token_endpoint: 'https://api.dropboxapi.com/oauth2/token',
    },
    api: {
      method: 'POST',
      url: 'https://api.dropboxapi.com/2/users/get_current_account',
      headers: [],
    },
  }),
  settings: {
    client_id: 'App Console → your app → Settings → App key',
    client_secret: 'App Console → your app → Settings → App secret',
    redirect_uri: 'App Console → your app → Settings → OAuth 2 → Redirect URIs',
    scope: 'App Console → your app → Permissions',
  },
  peculiar: [
    'A refresh token comes with token_access_type=offline, not with offline_access.',
    'Access tokens are opaque (sl.…) and last four hours.',
    'The user is asked for with POST and no body; a body would have to be JSON.',
  ],
  documentation: [
    { title: 'OAuth guide', url: 'https://developers.dropbox.com/oauth-guide' },
    {
      title: 'Authorization endpoints',
      url: 'https://www.dropbox.com/developers/documentation/http/documentation#authorization',
    },
  ],
}
