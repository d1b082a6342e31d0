import type { LearnText } from '../learn-text.ts'

export const learnDiscovery: LearnText = {
  paragraphs: [
    'Before the first login the client asks the authorization server to describe itself. It appends `/.well-known/openid-configuration` to the issuer and gets a JSON document, the metadata: where to send the user, where to exchange the code, where the public keys are, and which scopes, methods and algorithms the server takes.',
    'The request goes over the back channel, from the client (the web app’s server) straight to the authorization server. Nobody has logged in yet and nothing in it is secret. A client keeps the answer for hours instead of asking at each login.',
    {
      heading: 'What can go wrong',
      text: 'Most often the issuer is not quite the issuer: a path is missing, `http` stands for `https`, it is another tenant’s, or a trailing slash is one too many. Then a 404, a web page or somebody else’s metadata comes back. The `issuer` inside must equal the one you asked for, character for character. That is no formality: whoever makes a client believe in wrong endpoints receives its codes and its secret.',
    },
    {
      heading: 'What to look at',
      text: '`issuer`, `authorization_endpoint`, `token_endpoint` and `jwks_uri`. Then whether the lists have what you need: `S256` in `code_challenge_methods_supported`, and your method in `token_endpoint_auth_methods_supported`. A list that is left out has a default, which need not be what the server does.',
    },
  ],
  questions: [
    {
      q: 'Does every authorization server have this document?',
      a: 'Every OpenID Connect issuer of note does. A plain OAuth 2.0 server may have one at `/.well-known/oauth-authorization-server`, which RFC 8414 inserts before the issuer’s path instead of appending it; it is asked next when the first address answers 404. A server may also have none at all. Then its endpoints are entered by hand in the connection.',
    },
    {
      q: 'Why not write the endpoints into the client and be done?',
      a: 'You can. But then you keep four addresses for each environment instead of one, and learn of a moved endpoint or a new key address from an outage.',
    },
  ],
  specification: ['OIDCD-4', 'OIDCD-3', 'RFC8414-3'],
}
