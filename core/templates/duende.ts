import { readBase } from './read-input.ts'
import type { Template } from './template.ts'

export const duende: Template = {
  id: 'duende',
  name: 'Duende IdentityServer',
  group: 'Servers you run',
  needs: 'host',
  alias: 'identityserver4 identity server .net asp.net',
  inputs: [
    {
      name: 'base',
      label: 'Server',
      placeholder: 'https://demo.duendesoftware.com',
      where: 'The address of the server, with the path it runs under, if any.',
      read: (pasted) =>
        readBase(
          pasted,
          'the address of the server, as in https://identity.acme.com',
          /\/(?:connect|account|\.well-known)\//i,
        ),
    },
  ],
  connection: ({ base }) => ({
    issuer: base ?? '',
    scope: 'openid profile offline_access',
    clientAuthentication: 'client_secret_post',
  }),
  settings: {
    client_id: 'The server’s configuration: Client.ClientId',
    client_secret: 'The server’s configuration: the text before .Sha256() in Client.ClientSecrets',
    redirect_uri: 'The server’s configuration: Client.RedirectUris',
    scope: 'The server’s configuration: Client.AllowedScopes, and AllowOfflineAccess',
  },
  peculiar: [
    'PKCE is required unless the client is set up otherwise.',
    'Errors say little: invalid_client or invalid_grant with status 400. The server’s log has the reason.',
    'Access tokens have typ at+jwt; scopes are in a list, unless EmitScopesAsSpaceDelimitedStringInJwt is on.',
    'The issuer is the host name that the server sees: behind a proxy, forward the host or set IssuerUri.',
  ],
  documentation: [
    {
      title: 'Authorize endpoint',
      url: 'https://docs.duendesoftware.com/identityserver/reference/endpoints/authorize/',
    },
    {
      title: 'Token endpoint',
      url: 'https://docs.duendesoftware.com/identityserver/reference/endpoints/token/',
    },
  ],
}
