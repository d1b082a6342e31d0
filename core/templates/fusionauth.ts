import { readBase } from './read-input.ts'
import type { Template } from './template.ts'

export const fusionauth: Template = {
  id: 'fusionauth',
  name: 'FusionAuth',
  group: 'Servers you run',
  needs: 'host',
  alias: 'fusion auth',
  inputs: [
    {
      name: 'base',
      label: 'Server',
      placeholder: 'https://acme.fusionauth.io',
      where: 'The address of your FusionAuth; it must be the Issuer of the tenant too.',
      read: (pasted) =>
        readBase(
          pasted,
          'the address of the server, as in https://acme.fusionauth.io',
          /\/(?:oauth2|admin|api|\.well-known)\//,
        ),
    },
  ],
  connection: ({ base }) => ({
    issuer: base ?? '',
    scope: 'openid profile email offline_access',
    clientAuthentication: 'client_secret_basic',
  }),
  settings: {
    client_id: 'Applications → your application → Edit → OAuth → Client Id',
    client_secret: 'Applications → your application → Edit → OAuth → Client secret',
    redirect_uri: 'Applications → your application → Edit → OAuth → Authorized redirect URLs',
    scope: 'Applications → your application → Edit → Scopes',
  },
  peculiar: [
    'The issuer is what stands in Tenants → Edit → General → Issuer, acme.com at first. Set it to the address of the server, or clients refuse its metadata.',
    'offline_access needs Generate refresh tokens switched on in the application.',
    'Access tokens are JWTs with the client ID as audience; errors have the exact cause in error_reason.',
    'Tokens are signed with HS256 until the application or tenant is given an RSA or EC key.',
  ],
  documentation: [
    {
      title: 'OAuth endpoints',
      url: 'https://fusionauth.io/docs/lifecycle/authenticate-users/oauth/endpoints',
    },
  ],
}
