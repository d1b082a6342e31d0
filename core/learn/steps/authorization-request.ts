import type { LearnText } from '../learn-text.ts'

export const learnAuthorizationRequest: LearnText = {
  paragraphs: [
    'Here the flow begins. The client (your web app) asks for no password. It sends the browser (the specification says user agent) to the authorization server, with a URL that says who is asking, `client_id`, what for, `scope`, and where the answer shall go, `redirect_uri`. The user (the resource owner) logs in and agrees on a page that the client cannot look into.',
    'This is the front channel: the message travels through the address bar, stays in the history, and can be changed by whoever sits at the browser. Nothing in it may be secret, and an answer is not to be trusted because it arrived. Three random values see to that:',
    {
      heading: 'state',
      text: 'ties the answer to this browser’s session. Without it an attacker can slip the answer to their own login into your browser, and you work in their account. The client compares it.',
    },
    {
      heading: 'PKCE',
      text: 'ties the code to the one who asked. `code_challenge` is the hash of a `code_verifier` that only the token request shows, so a stolen code is worth nothing alone. The authorization server compares it.',
    },
    {
      heading: 'nonce',
      text: 'ties the ID Token to this request, since it comes back inside the signed token. The client compares it.',
    },
    {
      heading: 'What can go wrong',
      text: 'With an unknown `client_id`, or a `redirect_uri` that is not registered character for character, the server must not redirect: the user sees its error page and the client hears nothing. Any other error comes back to the client.',
    },
  ],
  questions: [
    {
      q: 'Why does older documentation send browser apps to the implicit grant?',
      a: 'When it was written, a page could hardly call a token endpoint on another origin, so `response_type=token` put the access token into the redirect itself. There it can leak through history, logs and scripts, or be slipped into another client, and nothing binds it to the one who asked. RFC 9700 §2.1.2 withdraws the advice. Cross-origin requests work now: use the code with PKCE, or better, let a small backend for the front end hold the tokens.',
    },
    {
      q: 'Does PKCE make state superfluous?',
      a: 'Where the server is known to enforce PKCE, or where `nonce` is checked, it also stops a forged answer. `state` works with every server, lets the client refuse before it sends anything, and can lead back to where the user was. Sending all three costs nothing.',
    },
    {
      q: 'I have a client secret. Do I still need PKCE?',
      a: 'Yes. The secret proves which client is asking; PKCE proves that it is the same login. Somebody else’s code injected into your own client passes the first test and fails the second.',
    },
    {
      q: 'Can the request be kept from being changed on the way?',
      a: 'Yes, by a request object: all parameters stand in a JWT that the client signs, in the parameter `request` (RFC 9101). What stands inside counts. Or the client pushes the parameters over the back channel first, and the browser carries a reference alone (RFC 9126).',
    },
  ],
  specification: [
    'RFC6749-4.1.1',
    'OIDCC-3.1.2.1',
    'RFC7636-4.3',
    'RFC9700-2.1',
    'RFC9101-4',
    'RFC9126-1',
  ],
}
