import { readBase, readPart } from './read-input.ts'
import type { Template } from './template.ts'

export const authentik: Template = {
  id: 'authentik',
  name: 'authentik',
  group: 'Servers you run',
  needs: 'host, application',
  alias: 'goauthentik',
  inputs: [
    {
      name: 'base',
      label: 'Server',
      placeholder: 'https://auth.acme.com',
      where: 'The address of your authentik.',
      read(pasted) {
        const reading = readBase(
          pasted,
          'the address of the server, as in https://auth.acme.com',
          /\/(?:application|if|api)\//,
        )
        const slug = /\/application\/o\/([\w-]+)/.exec(pasted)?.[1]
        const fixed = /^(?:authorize|token|userinfo|introspect|revoke|device)$/
        return 'problem' in reading || slug === undefined || fixed.test(slug)
          ? reading
          : { ...reading, also: { slug } }
      },
    },
    {
      name: 'slug',
      label: 'Application slug',
      placeholder: 'contacts',
      where: 'Admin interface → Applications → your application → Slug.',
      read: (pasted) =>
        readPart(pasted, 'the application’s slug, as in contacts', {
          inUrl: /\/application\/o\/([\w-]+)/,
          alone: /^[\w-]+$/,
        }),
    },
  ],
  connection: ({ base, slug }) => ({
    issuer: `${base}/application/o/${slug}/`,
    scope: 'openid profile email offline_access',
    clientAuthentication: 'client_secret_basic',
  }),
  settings: {
    client_id: 'Applications → Providers → your provider → Client ID',
    client_secret: 'Applications → Providers → your provider → Edit → Client Secret',
    redirect_uri: 'Applications → Providers → your provider → Edit → Redirect URIs/Origins',
    scope: 'Applications → Providers → your provider → Advanced protocol settings → Scopes',
  },
  peculiar: [
    'The issuer ends in a slash and names the application, while all applications share the endpoints. A provider may be set to one issuer for all.',
    'Since 2024.2 a refresh token needs offline_access, as a scope mapping of the provider too.',
    'Access tokens are JWTs with the client ID as audience.',
  ],
  documentation: [
    {
      title: 'OAuth 2.0 provider',
      url: 'https://docs.goauthentik.io/add-secure-apps/providers/oauth2/',
    },
  ],
}
