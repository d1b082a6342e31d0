import type { LearnText } from '../learn-text.ts'

export const learnPushedAuthorizationRequest: LearnText = {
  paragraphs: [
    'Before the browser is sent anywhere, the client tells the authorization server over the back channel what it will ask for: the very parameters that otherwise stand in the URL. The server answers with a `request_uri`, a reference that holds for a minute or so, and the browser carries nothing but that and the `client_id`.',
    'So nobody at the browser can read or change what is asked for, no history or log keeps it, and no URL gets too long. And since the client authenticates here, the server knows who is asking before it shows anything to a user.',
    {
      heading: 'What stays the same',
      text: '`state`, `nonce` and the `code_challenge` are still sent, only here, and what comes back is still compared with them. The token request repeats the pushed `redirect_uri`.',
    },
    {
      heading: 'What can go wrong',
      text: 'An error that otherwise ends on a page in the browser (an unknown `redirect_uri`, a scope that is not allowed) comes as JSON right here. A `request_uri` is good once and for `expires_in` seconds: a page that is reloaded, or a user who hesitates, meets an error at the authorization endpoint.',
    },
  ],
  questions: [
    {
      q: 'Do I still need PKCE and state?',
      a: 'Yes. Pushing protects the request; the answer still comes through the browser, where a code can be stolen or slipped in.',
    },
    {
      q: 'Why must the client_id stand in the URL when the request_uri says all?',
      a: 'An authorization request without one is no valid OAuth 2.0 request (RFC 9126 §4), and the server compares it with the client that pushed: a reference is of no use to another.',
    },
    {
      q: 'When is a request object needed beside it?',
      a: 'Where somebody must be able to show later what was asked for: a signature outlasts the connection. For integrity alone, pushing is enough.',
    },
  ],
  specification: ['RFC9126-2.1', 'RFC9126-4', 'RFC9126-7.3', 'RFC9700-2.1'],
}
