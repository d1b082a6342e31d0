import { pastedServer, problem } from './read-input.ts'
import type { Reading, Template } from './template.ts'

const enter = 'the issuer as the provider writes it, as in https://login.acme.com'

/** The issuer as it was pasted, slash and all: it is compared byte for byte. */
function readIssuer(pasted: string): Reading {
  const url = pastedServer(pasted)
  if (!url) return problem(pasted, 'is no address of a server', enter)
  const text = pasted.trim()
  const absolute = /^https?:\/\//i.test(text) ? text : url.origin + url.pathname.replace(/^\/$/, '')
  const openid = /^(.*?)\/\.well-known\/openid-configuration\/?$/.exec(absolute)?.[1]
  if (openid !== undefined) return { value: openid }
  const inserted = '/.well-known/oauth-authorization-server'
  if (absolute.includes(inserted)) return { value: absolute.replace(inserted, '') }
  return url.search || url.hash
    ? problem(pasted, `has “${url.search}${url.hash}”, which no issuer has`, enter)
    : { value: absolute }
}

export const anyOpenId: Template = {
  id: 'any',
  name: 'Any OpenID issuer',
  group: 'Any server',
  needs: 'discovery',
  alias: 'openid connect oidc generic other issuer custom',
  inputs: [
    {
      name: 'issuer',
      label: 'Issuer',
      placeholder: 'https://login.acme.com',
      where:
        'The provider’s documentation, or the iss of a token; what stands before /.well-known/openid-configuration.',
      read: readIssuer,
    },
  ],
  connection: ({ issuer }) => ({
    issuer: issuer ?? '',
    scope: 'openid profile email',
    clientAuthentication: 'client_secret_basic',
  }),
  settings: {},
  peculiar: [
    'A slash at the end of the issuer counts: the metadata and the tokens have to bear the very same text.',
  ],
  documentation: [
    {
      title: 'OpenID Connect Discovery 1.0',
      url: 'https://openid.net/specs/openid-connect-discovery-1_0.html',
    },
  ],
}
