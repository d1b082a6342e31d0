import { readHost } from './read-input.ts'
import type { Template } from './template.ts'

export const onelogin: Template = {
  id: 'onelogin',
  name: 'OneLogin',
  group: 'Identity services',
  needs: 'subdomain',
  alias: 'one login',
  inputs: [
    {
      name: 'domain',
      label: 'Domain',
      placeholder: 'acme.onelogin.com',
      where: 'The address of your OneLogin portal.',
      read: (pasted) =>
        /^[a-z0-9-]+$/i.test(pasted.trim())
          ? { value: `${pasted.trim().toLowerCase()}.onelogin.com` }
          : readHost(pasted, 'the portal’s domain, as in acme.onelogin.com', (host) =>
              /^(?:www\.|app\.)?onelogin\.com$/.test(host)
                ? 'is the address of OneLogin itself, not of a portal'
                : undefined,
            ),
    },
  ],
  connection: ({ domain }) => ({
    issuer: `https://${domain}/oidc/2`,
    scope: 'openid profile email',
    clientAuthentication: 'client_secret_basic',
  }),
  settings: {
    client_id: 'Applications → your app → SSO → Client ID',
    client_secret: 'Applications → your app → SSO → Client Secret',
    redirect_uri: 'Applications → your app → Configuration → Redirect URIs',
    scope: 'openid, profile, email, groups and params; API scopes under API Authorization',
  },
  peculiar: [
    'The authentication method is set under SSO → Token Endpoint: Basic, POST, or none (PKCE).',
    'Access tokens are JWTs that are good for UserInfo, unless API Authorization names an API.',
  ],
  documentation: [
    {
      title: 'OpenID Connect API',
      url: 'https://developers.onelogin.com/openid-connect/api/authorization-code',
    },
  ],
}
