import { readHost } from './read-input.ts'
import type { Template } from './template.ts'

export const zitadel: Template = {
  id: 'zitadel',
  name: 'Zitadel',
  group: 'Servers you run',
  needs: 'domain',
  alias: 'zitadel cloud',
  inputs: [
    {
      name: 'domain',
      label: 'Instance domain',
      placeholder: 'acme-4x7k2p.eu1.zitadel.cloud',
      where: 'Instance → Custom Domains; the address of the console works as well.',
      read: (pasted) =>
        readHost(pasted, 'the instance’s domain, as in acme-4x7k2p.eu1.zitadel.cloud', (host) =>
          /^(?:www\.)?zitadel\.(?:com|cloud)$/.test(host)
            ? 'is the address of Zitadel itself, not of an instance'
            : undefined,
        ),
    },
  ],
  connection: ({ domain }) => ({
    issuer: `https://${domain}`,
    scope: 'openid profile email offline_access',
    clientAuthentication: 'client_secret_basic',
  }),
  settings: {
    client_id: 'Projects → your project → your application → Configuration → Client ID',
    client_secret:
      'Projects → your project → your application → Actions → Regenerate Client Secret',
    redirect_uri: 'Projects → your project → your application → Redirect Settings',
    audience:
      'The scope urn:zitadel:iam:org:project:id:PROJECT_ID:aud puts another project into aud',
  },
  peculiar: [
    'Access tokens are opaque, unless Token Settings → Auth Token Type is JWT.',
    'http redirect URIs need Development Mode in the Redirect Settings.',
    'offline_access needs the Refresh Token grant ticked in the application.',
  ],
  documentation: [
    {
      title: 'OpenID Connect endpoints',
      url: 'https://zitadel.com/docs/apis/openidoauth/endpoints',
    },
    { title: 'Scopes', url: 'https://zitadel.com/docs/apis/openidoauth/scopes' },
  ],
}
