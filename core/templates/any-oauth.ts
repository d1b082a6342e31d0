import { pastedServer, problem } from './read-input.ts'
import type { Reading, Template } from './template.ts'

/** An endpoint as it was pasted; a query that an authorization URL carries is left out. */
function readEndpoint(pasted: string): Reading {
  const url = pastedServer(pasted)
  if (!url)
    return problem(
      pasted,
      'is no address of a server',
      'the whole address, as in https://acme.com/oauth/authorize',
    )
  return url.searchParams.has('client_id')
    ? { value: url.origin + url.pathname }
    : { value: url.href }
}

export const anyOAuth: Template = {
  id: 'oauth',
  name: 'Any OAuth 2.0 server',
  group: 'Any server',
  needs: 'endpoints',
  alias: 'oauth2 generic other custom endpoints without openid connect',
  inputs: [
    {
      name: 'authorization',
      label: 'Authorization endpoint',
      placeholder: 'https://acme.com/oauth/authorize',
      where: 'The provider’s documentation: where the browser is sent to log in.',
      read: readEndpoint,
    },
    {
      name: 'token',
      label: 'Token endpoint',
      placeholder: 'https://acme.com/oauth/token',
      where: 'The provider’s documentation: where a code is exchanged for tokens.',
      read: readEndpoint,
    },
  ],
  connection: ({ authorization = '', token = '' }) => ({
    scope: '',
    clientAuthentication: 'client_secret_basic',
    metadata: { authorization_endpoint: authorization, token_endpoint: token },
  }),
  settings: {},
  peculiar: [
    'Without OpenID Connect there is no ID Token: who the user is, an API has to say.',
    'If the server wants its scopes separated by commas, say so further down.',
  ],
  documentation: [
    {
      title: 'The OAuth 2.0 Authorization Framework',
      url: 'https://www.rfc-editor.org/rfc/rfc6749',
    },
  ],
}
