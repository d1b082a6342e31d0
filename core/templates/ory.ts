import { readHost } from './read-input.ts'
import type { Template } from './template.ts'

export const ory: Template = {
  id: 'ory',
  name: 'Ory',
  group: 'Identity services',
  needs: 'project',
  alias: 'ory network hydra',
  inputs: [
    {
      name: 'host',
      label: 'Project',
      placeholder: 'acme-4x7k2p.projects.oryapis.com',
      where: 'Ory Console → your project → Get started → OAuth2; the project’s slug works as well.',
      read(pasted) {
        const slug = /^[a-z0-9-]+$/i.exec(pasted.trim())?.[0]
        return slug === undefined
          ? readHost(pasted, 'the project’s slug, or its address', (host) =>
              /^(?:www|console)\.ory\./.test(host)
                ? 'is the address of Ory’s console, not of a project'
                : undefined,
            )
          : { value: `${slug.toLowerCase()}.projects.oryapis.com` }
      },
    },
  ],
  connection: ({ host }) => ({
    issuer: `https://${host}`,
    scope: 'openid offline_access',
    clientAuthentication: 'client_secret_basic',
  }),
  settings: {
    client_id: 'Ory Console → OAuth 2 → OAuth2 Clients → your client → Client ID',
    client_secret: 'Shown once, when the client is made: OAuth 2 → OAuth2 Clients',
    redirect_uri: 'Ory Console → OAuth 2 → OAuth2 Clients → your client → Redirect URIs',
    scope: 'Ory Console → OAuth 2 → OAuth2 Clients → your client → Scopes',
    audience:
      'Ory Console → OAuth 2 → OAuth2 Clients → your client → Audience; ask for one of those that are allowed',
  },
  peculiar: [
    'Access tokens are opaque (ory_at_…), unless the project’s access token strategy is jwt.',
    'The client authenticates with exactly the method it was registered for: Basic or post.',
    'A state of fewer than eight characters is refused.',
    'A Hydra of your own may write its issuer with a slash at the end: use “Any OpenID issuer” and enter it so.',
  ],
  documentation: [
    {
      title: 'Authorization code flow',
      url: 'https://www.ory.com/docs/oauth2-oidc/authorization-code-flow',
    },
    { title: 'OpenID Connect overview', url: 'https://www.ory.com/docs/oauth2-oidc/' },
  ],
}
