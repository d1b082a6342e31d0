import type { Template } from './template.ts'

export const apple: Template = {
  id: 'apple',
  name: 'Apple',
  group: 'Accounts people have',
  needs: 'fixed',
  alias: 'sign in with apple id siwa',
  inputs: [],
  connection: () => ({
    issuer: 'https://appleid.apple.com',
    scope: 'openid name email',
    clientAuthentication: 'client_secret_post',
    // Apple demands it as soon as name or email is asked for.
    authorizationParameters: [['response_mode', 'form_post']],
  }),
  settings: {
    client_id: 'Certificates, Identifiers & Profiles → Identifiers → Services IDs → Identifier',
    client_secret:
      'Keys → a key with Sign in with Apple; sign a JWT with it (ES256): iss your Team ID, sub the Services ID, aud https://appleid.apple.com, kid the Key ID, and paste that',
    redirect_uri: 'Identifiers → Services IDs → Sign In with Apple → Configure → Return URLs',
  },
  peculiar: [
    'The client secret is a JWT of your making and ends after six months at most.',
    'The answer comes as a form (form_post) whenever name or email is asked for.',
    'Return URLs are https with a domain name: no localhost and no IP address. Use one of your own and paste the callback here.',
    'Its pages do not speak of PKCE, yet it holds a client to the code_challenge that was sent.',
    'There is no UserInfo endpoint: the name comes once, in a parameter user of the first callback, and the email in the ID Token.',
    'Access tokens are opaque and of no use but to be revoked.',
  ],
  documentation: [
    {
      title: 'Request an authorization',
      url: 'https://developer.apple.com/documentation/signinwithapplerestapi/request-an-authorization-to-the-sign-in-with-apple-server.',
    },
    {
      title: 'Creating a client secret',
      url: 'https://developer.apple.com/documentation/accountorganizationaldatasharing/creating-a-client-secret',
    },
  ],
}
