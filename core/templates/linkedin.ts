import type { Template } from './template.ts'

export const linkedin: Template = {
  id: 'linkedin',
  name: 'LinkedIn',
  group: 'Accounts people have',
  needs: 'fixed',
  alias: 'sign in with linkedin',
  inputs: [],
  connection: () => ({
    issuer: 'https://www.linkedin.com/oauth',
    scope: 'openid profile email',
    clientAuthentication: 'client_secret_post',
    pkce: 'off',
    nonce: 'off',
  }),
  settings: {
    client_id: 'Developer portal → My apps → your app → Auth → Application credentials',
    client_secret: 'Developer portal → My apps → your app → Auth → Application credentials',
    redirect_uri:
      'Developer portal → My apps → your app → Auth → Authorized redirect URLs for your app',
    scope: 'Developer portal → My apps → your app → Products → Sign In with LinkedIn',
  },
  peculiar: [
    'ID Tokens bear no nonce, so none is sent.',
    'PKCE is off: a code_verifier beside a client secret is answered with 401 invalid_client, as if the secret were wrong.',
    'The answer separates its scopes with commas.',
    'Client credentials go into the body: Basic is not taken.',
    'Access tokens are opaque and last 60 days.',
  ],
  documentation: [
    {
      title: 'Sign In with LinkedIn using OpenID Connect',
      url: 'https://learn.microsoft.com/en-us/linkedin/consumer/integrations/self-serve/sign-in-with-linkedin-v2',
    },
    {
      title: 'Authorization code flow',
      url: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow',
    },
  ],
}
