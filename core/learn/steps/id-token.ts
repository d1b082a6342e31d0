import type { LearnText } from '../learn-text.ts'

export const learnIdToken: LearnText = {
  paragraphs: [
    'The ID Token is a signed statement from the authorization server to the client (the web app): who logged in (`sub`), with whom (`iss`), for whom (`aud`), when, and perhaps how. It is what OpenID Connect adds to OAuth, which by itself says nothing about who is there.',
    'This step sends no message. The client checks what the token response brought, and each rule is a line of its own here, with what was expected and what was found. All of them must hold. A good signature alone proves little: a token for another client, or last year’s, is just as well signed.',
    {
      heading: 'What can go wrong',
      text: '`iss` is not the issuer that was asked; `aud` does not name this client; `nonce` is missing or another one, so the token may come from elsewhere; a clock is minutes wrong, so a fresh token seems expired or not yet valid; the header says `none`, or an algorithm the client did not agree to.',
    },
    {
      heading: 'What to look at',
      text: '`sub` together with `iss` is the user’s key; store that, not the email address, which can change hands. `exp` says until when the token may be accepted, not how long the user stays logged in at the client. `auth_time` says when the user really logged in, which may be long before.',
    },
  ],
  questions: [
    {
      q: 'Why is the ID Token not for the API?',
      a: 'It is addressed to the client (`aud`) and says who logged in, not what the client may do. An API that takes it would take every token the user ever gave to that client’s front end, with no scope to limit it. The API (the resource server) gets the access token.',
    },
    {
      q: 'Is decoding it not enough?',
      a: 'Anyone can write JSON and encode it. Decoding tells what a token says; the signature tells that the issuer said it; the other rules tell that it was said to you, now, in answer to your question.',
    },
  ],
  specification: ['OIDCC-3.1.3.7', 'OIDCC-2', 'RFC8725-3'],
}
