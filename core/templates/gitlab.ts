import { readBase } from './read-input.ts'
import type { Template } from './template.ts'

export const gitlab: Template = {
  id: 'gitlab',
  name: 'GitLab',
  group: 'Accounts people have',
  needs: 'host',
  alias: 'gitlab self-managed doorkeeper',
  inputs: [
    {
      name: 'base',
      label: 'Server',
      placeholder: 'https://gitlab.com',
      where: 'Only for a self-managed GitLab: its address.',
      fallback: 'https://gitlab.com',
      read: (pasted) =>
        readBase(
          pasted,
          'the address of the server, as in https://gitlab.acme.com',
          /\/(?:oauth|api|-|users|\.well-known)\//,
        ),
    },
  ],
  connection: ({ base }) => ({
    issuer: base ?? '',
    scope: 'openid profile email',
    clientAuthentication: 'client_secret_post',
  }),
  settings: {
    client_id: 'Your avatar → Edit profile → Access → Applications → Application ID',
    client_secret: 'Your avatar → Edit profile → Access → Applications → Secret',
    redirect_uri: 'Your avatar → Edit profile → Access → Applications → Callback URL',
    scope: 'Ticked in the application: openid, profile and email have to be among them',
  },
  peculiar: [
    'Access tokens are opaque and last two hours; a refresh token comes without asking for it.',
    'For the API, tick and ask for read_user or read_api as well.',
  ],
  documentation: [
    { title: 'OAuth 2.0 identity provider API', url: 'https://docs.gitlab.com/api/oauth2/' },
    {
      title: 'GitLab as OpenID Connect identity provider',
      url: 'https://docs.gitlab.com/integration/openid_connect_provider/',
    },
  ],
}
