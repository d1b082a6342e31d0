import type { LearnText } from '../learn-text.ts'

export const learnIntrospection: LearnText = {
  paragraphs: [
    'An API that is handed an opaque token cannot read it. It asks the authorization server that issued it: here is a token, what is it worth? The answer says first of all `active`: true or false. Where it is true, it also says for whom the token is, who it is about, what it permits and until when.',
    'Usually an API (resource server) asks this, with credentials of its own, and keeps the answer for a short while. Here the client asks in its place, to show what an API would learn.',
    {
      heading: 'What can go wrong',
      text: '`active: false` with a token that has just come: the server lets this client ask about its own tokens only, or not at all, and tells nothing more, so that nobody can try tokens out. A 401 means that the credentials of whoever asks are wrong; it says nothing about the token.',
    },
    {
      heading: 'What to look at',
      text: '`active` before all else: the other members count only where it is true. Then `aud`: a token for another API is to be refused although it is active.',
    },
  ],
  questions: [
    {
      q: 'May I ask about a refresh token too?',
      a: 'Yes: put it in as `token`. The API has no use for that, but a client can find out whether it still holds.',
    },
    {
      q: 'Why would the answer be a JWT?',
      a: 'So that an API can show later what the server said (RFC 9701). It is asked for with `Accept: application/token-introspection+jwt`; the members then stand in its claim `token_introspection`.',
    },
  ],
  specification: ['RFC7662-2', 'RFC7662-4', 'RFC9701-4'],
}
