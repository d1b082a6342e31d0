import type { LearnText } from '../learn-text.ts'

export const learnTokenRequest: LearnText = {
  paragraphs: [
    'The client trades the one-time code for tokens. It calls the token endpoint of the authorization server over the back channel: from server to server, past the browser. It shows the `code`, the `redirect_uri` once more, the `code_verifier` whose hash it sent before, and, if it is a confidential client, its own credentials.',
    'Back come an access token for the API, an ID Token if `openid` was in the scope, and perhaps a refresh token. `expires_in` says how many seconds the access token lives; `scope` says what was granted, if that is less than was asked.',
    {
      heading: 'What can go wrong',
      text: '`invalid_client` is about the credentials: a wrong secret, a method the client is not registered for, or none. `invalid_grant` is about the code: too old, used before, given to another client, another `redirect_uri`, or a verifier that does not match. Servers rarely say which. Since this tool saw both halves of the flow, Diagnosis can prove some causes and rule out others.',
    },
    {
      heading: 'What to look at',
      text: 'The age of the code and whether this is its first use; the `redirect_uri`, which must be identical down to the last slash; the verifier. And do not repeat a request that failed after it left: the code may be spent already.',
    },
  ],
  questions: [
    {
      q: 'Why does a secret not belong in a browser?',
      a: 'A secret proves who you are only while nobody else has it. JavaScript is handed to everyone who opens the page, and a mobile app to everyone who installs it; a secret inside is published. Such a client is a public one: no secret, PKCE only. A client with a server keeps the secret there, out of the repository, URLs and logs. In this tool the server adds it when it sends; this page never sees it.',
    },
    {
      q: 'Why is redirect_uri sent a second time?',
      a: 'So that the server can see that the code went where the client wanted it. An attacker who tricks the server into sending a code elsewhere cannot make the client repeat that address.',
    },
    {
      q: 'client_secret_basic or client_secret_post?',
      a: 'The first puts client id and secret into the `Authorization` header, the second into the body. Every server with secrets must take the first; some are set to one for each client. Never send both.',
    },
    {
      q: 'How does a client prove itself by a JWT?',
      a: 'It signs a short statement about itself: `iss` and `sub` are its `client_id`, `aud` is the server, `jti` makes it good once, `exp` for a minute. With `private_key_jwt` the server checks it with the public key that the client registered, so no shared secret exists that could leak; with `client_secret_jwt` the secret is the key of a MAC and never travels.',
    },
    {
      q: 'And by a certificate?',
      a: 'With mutual TLS the client shows a certificate in the handshake: one that a known authority issued (`tls_client_auth`), or one of its own that it registered (`self_signed_tls_client_auth`). The access token can then be bound to that certificate by `cnf`, so that a thief without its key has nothing.',
    },
    {
      q: 'What is the DPoP header for?',
      a: 'It is a JWT too, signed for this one request: method, address, time, and the public key itself. The server binds the access token to that key, and answers with `token_type` DPoP. From then on every use of the token needs a fresh proof. A server may ask for a nonce in it first; nothing is spent by that.',
    },
  ],
  specification: [
    'RFC6749-4.1.3',
    'RFC6749-5',
    'RFC7636-4.5',
    'OIDCC-9',
    'RFC7523-3',
    'RFC8705-2',
    'RFC9449-5',
  ],
}
