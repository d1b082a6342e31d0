import { readHost } from './read-input.ts'
import type { Template } from './template.ts'

export const github: Template = {
  id: 'github',
  name: 'GitHub',
  group: 'Accounts people have',
  needs: 'OAuth 2.0',
  alias: 'github enterprise oauth app',
  inputs: [
    {
      name: 'host',
      label: 'Host',
      placeholder: 'github.com',
      where: 'Only for GitHub Enterprise: the host name of your server.',
      fallback: 'github.com',
      read: (pasted) => readHost(pasted, 'the host name of the server, as in github.acme.com'),
    },
  ],
  connection: ({ host }) => ({
    scope: 'read:user user:email',
    clientAuthentication: 'client_secret_post',
    metadata: {
      authorization_endpoint: `https://${host}/login/oauth/authorize`,
      token_endpoint: `https://${host}/login/oauth/access_token`,
    },
    api: {
      method: 'GET',
      url: host === 'github.com' ? 'https://api.github.com/user' : `https://${host}/api/v3/user`,
      // GitHub refuses requests to its API without the second.
      headers: [
        ['Accept', 'application/vnd.github+json'],
        ['User-Agent', 'oauth-flow-explorer'],
      ],
    },
  }),
  settings: {
    client_id: 'Settings → Developer settings → OAuth Apps → your app → Client ID',
    client_secret: 'Settings → Developer settings → OAuth Apps → your app → Client secrets',
    redirect_uri:
      'Settings → Developer settings → OAuth Apps → your app → Authorization callback URL',
    scope: 'Any of GitHub’s scopes may be asked for; the user sees them when asked',
  },
  peculiar: [
    'OAuth 2.0 without OpenID Connect: no discovery for apps, no ID Token, no UserInfo. The user is at /user of the API.',
    'Scopes are asked for with spaces and answered with commas.',
    'Errors of the token endpoint come with status 200, and as a form unless Accept: application/json was sent, which it is here.',
    'Access tokens are opaque and of an OAuth App last until they are revoked; those of a GitHub App may expire after 8 hours and come with a refresh token.',
  ],
  documentation: [
    {
      title: 'Authorizing OAuth apps',
      url: 'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
    },
    {
      title: 'Troubleshooting access token requests',
      url: 'https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors',
    },
  ],
}
