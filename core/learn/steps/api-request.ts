import type { LearnText } from '../learn-text.ts'

export const learnApiRequest: LearnText = {
  paragraphs: [
    'This is what it was all for. The client (the web app) calls the API (the resource server) and shows the access token in the `Authorization` header, after the word `Bearer`. No password, no cookie. The API has never seen the user; it relies on what the authorization server put into the token.',
    'The request goes over the back channel in this tool. An app in the browser would send it itself, and then the API must allow its origin by CORS. The token belongs in the header and never in the URL, where it would stay in logs and histories.',
    {
      heading: 'What can go wrong',
      text: 'A 401 says: I do not accept this token. It is expired, for another audience, from another issuer, or did not arrive, perhaps because a proxy or a redirect took the header away. A 403 says: I know the token, and it does not suffice. The header `WWW-Authenticate` tells more: `invalid_token`, or `insufficient_scope` with the scope that is needed.',
    },
    {
      heading: 'What to look at',
      text: 'The status, then `WWW-Authenticate`, then `aud`, `exp` and `scope` of the token. A scope only limits what the client may do for the user; what the user may do is still for the API to judge.',
    },
  ],
  questions: [
    {
      q: 'After a 401 or a 403, does a refresh help?',
      a: 'After a 401 with an expired token, yes: refresh once and repeat the request once. After a 403 it does not, since a refresh never adds a scope. Send the user through authorization again and ask for the scope that is missing.',
    },
    {
      q: 'How does the API check the token?',
      a: 'It verifies the signature with the issuer’s published keys, then compares `iss`, `aud`, `exp` and `scope` with its own settings, with no call for each request. For an opaque token it asks the introspection endpoint.',
    },
    {
      q: 'Why does the header say DPoP instead of Bearer?',
      a: 'The token is bound to a key. Beside it goes a proof, signed for this method and this address, with a hash of the token in `ath`. Whoever steals token and proof can at most repeat this very request, and not for long; with the word Bearer the API has to refuse such a token.',
    },
  ],
  specification: ['RFC6750-2.1', 'RFC6750-3', 'RFC9068-4', 'RFC9700-2.3', 'RFC9449-7.1'],
}
