import { readBase, readPart } from './read-input.ts'
import type { Template } from './template.ts'

export const keycloak: Template = {
  id: 'keycloak',
  name: 'Keycloak',
  group: 'Servers you run',
  needs: 'host, realm',
  alias: 'red hat build of keycloak rh-sso',
  inputs: [
    {
      name: 'base',
      label: 'Server',
      placeholder: 'https://id.acme.com',
      where: 'The address of the server; before Keycloak 17 it ends in /auth.',
      read(pasted) {
        const reading = readBase(
          pasted,
          'the address of the server, as in https://id.acme.com',
          /\/(?:realms|admin)\//,
        )
        const realm = /\/realms\/([\w.%-]+)/.exec(pasted)?.[1]
        return 'problem' in reading || realm === undefined
          ? reading
          : { ...reading, also: { realm } }
      },
    },
    {
      name: 'realm',
      label: 'Realm',
      placeholder: 'acme',
      where: 'Admin console → the realm selector → Realm settings → Realm name.',
      read: (pasted) =>
        readPart(pasted, 'the realm’s name, as in acme', {
          inUrl: /\/realms\/([\w.%-]+)/,
          alone: /^[\w.%-]+$/,
        }),
    },
  ],
  connection: ({ base, realm }) => ({
    issuer: `${base}/realms/${realm}`,
    scope: 'openid profile email offline_access',
    clientAuthentication: 'client_secret_basic',
  }),
  settings: {
    client_id: 'Clients → your client → Settings → Client ID',
    client_secret:
      'Clients → your client → Credentials; only when Client authentication is on in Settings',
    redirect_uri: 'Clients → your client → Settings → Valid redirect URIs',
    scope: 'Clients → your client → Client scopes',
    audience: 'Client scopes → a scope with the mapper “Audience”; the request does not ask for it',
  },
  peculiar: [
    'The issuer is the host name that the server sees, so a proxy or a container may give another one: see KC_HOSTNAME.',
    'Any failure to redeem a code spends it; a second try then reads “Code not valid”.',
    'Access tokens are JWTs with azp for the client and aud account, until a mapper adds your API.',
  ],
  documentation: [
    {
      title: 'Securing applications with OpenID Connect',
      url: 'https://www.keycloak.org/securing-apps/oidc-layers',
    },
    {
      title: 'Configuring the hostname',
      url: 'https://www.keycloak.org/server/hostname',
    },
  ],
}
