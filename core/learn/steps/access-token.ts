import type { LearnText } from '../learn-text.ts'

export const learnAccessToken: LearnText = {
  paragraphs: [
    'The access token is the key to the API (the resource server). The client keeps it, sends it, and throws it away when it has expired. As a bearer token it works for whoever holds it, like a coin, so it is short-lived and goes nowhere but to the API it is for.',
    'No message is sent in this step. You see what the API will see, so that a refusal there is no riddle: a signature by a key of the issuer, `iss`, an `aud` that names the API, `exp`, and the `scope` it asks for.',
    {
      heading: 'What can go wrong',
      text: 'The token is good but for somebody else: `aud` names another API, mostly because `audience` or `resource` was left out or misspelt in the authorization request. Or a scope is missing: it was not asked for, the user did not agree, or the server dropped it without a word.',
    },
    {
      heading: 'What to look at',
      text: '`aud`, `scope`, `exp`. If you need one of these in the client, take it from `scope` and `expires_in` of the token response, where it was told to you.',
    },
  ],
  questions: [
    {
      q: 'Why is the access token not for the client to read?',
      a: 'What is inside is agreed between the authorization server and the API. It may change its format, be encrypted, or become a mere reference tomorrow, without anyone telling the client. A client that reads it breaks on that day. To know who the user is, it has the ID Token.',
    },
    {
      q: 'Mine is not a JWT. Is it broken?',
      a: 'No, it is opaque: a reference that only the authorization server can resolve. Auth0 gives one when no `audience` was sent, for then no API is meant and the token is good for its `/userinfo` alone. Google’s and GitHub’s are always opaque. An API that receives one asks the authorization server by introspection (RFC 7662).',
    },
  ],
  specification: ['RFC9068-4', 'RFC6749-1.4', 'RFC7662-2'],
}
