import { readHost } from './read-input.ts'
import type { Template } from './template.ts'

export const auth0: Template = {
  id: 'auth0',
  name: 'Auth0',
  group: 'Identity services',
  needs: 'domain',
  alias: 'okta customer identity cloud cic',
  inputs: [
    {
      name: 'domain',
      label: 'Domain',
      placeholder: 'acme.eu.auth0.com',
      where: 'Applications → your application → Settings → Domain; a custom domain works as well.',
      read: (pasted) =>
        readHost(pasted, 'the tenant’s domain, as in acme.eu.auth0.com', (host) =>
          /^(?:manage|www)?\.?auth0\.com$/.test(host)
            ? 'is the address of Auth0 itself, not of a tenant'
            : undefined,
        ),
    },
    {
      name: 'audience',
      label: 'API identifier',
      placeholder: 'https://api.acme.com',
      where:
        'Applications → APIs → your API → Identifier. Without it the access token is opaque and good for UserInfo alone.',
      fallback: '',
      read: (pasted) => ({ value: pasted.trim() }),
    },
  ],
  connection: ({ domain, audience }) => ({
    issuer: `https://${domain}/`,
    scope: 'openid profile email offline_access',
    clientAuthentication: 'client_secret_post',
    ...(audience && { audience }),
  }),
  settings: {
    client_id: 'Applications → your application → Settings → Client ID',
    client_secret: 'Applications → your application → Settings → Client Secret',
    redirect_uri: 'Applications → your application → Settings → Allowed Callback URLs',
    audience: 'Applications → APIs → your API → Identifier; compared letter by letter',
    scope:
      'Applications → APIs → your API → Permissions; Allow Offline Access in its Settings for offline_access',
  },
  peculiar: [
    'The issuer ends in a slash, and ID Tokens bear it so.',
    'Without an audience the access token is opaque (or encrypted, in five parts): only Auth0’s UserInfo endpoint takes it.',
    'Errors of the token endpoint often come with status 403.',
    'Behind a custom domain, tokens bear the custom domain as issuer: use the one that your users log in at.',
  ],
  documentation: [
    {
      title: 'Authorization Code Flow with PKCE',
      url: 'https://auth0.com/docs/get-started/authentication-and-authorization-flow/authorization-code-flow-with-pkce/add-login-using-the-authorization-code-flow-with-pkce',
    },
    {
      title: 'Access tokens',
      url: 'https://auth0.com/docs/secure/tokens/access-tokens',
    },
  ],
}
