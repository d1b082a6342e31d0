import type { LearnText } from '../learn-text.ts'

export const learnRevocation: LearnText = {
  paragraphs: [
    'When a user logs out of the client, or removes it, the client tells the authorization server that a token is needed no more. From then on the server refuses it, and with a refresh token usually all that came from it.',
    'The answer is 200 with nothing in it, also for a token that the server does not know: what was asked for is true either way.',
    {
      heading: 'What can go wrong',
      text: 'An access token that is a JWT is verified by an API without asking anybody, so it works on until its `exp`, revoked or not. That is the price of not asking, and the reason why such tokens are short-lived.',
    },
    {
      heading: 'What to look at',
      text: 'What still works afterwards. Ask for UserInfo, refresh, or introspect the token: each shows whether the revocation took effect there.',
    },
  ],
  questions: [
    {
      q: 'Which token should be revoked?',
      a: 'The refresh token, where there is one: it is the one that brings new ones. Many servers then revoke its access tokens as well (RFC 7009 §2.1).',
    },
    {
      q: 'Does logging out revoke tokens?',
      a: 'Not by itself. Logout ends the session at the authorization server; tokens are another matter, and most servers leave them as they are.',
    },
  ],
  specification: ['RFC7009-2.1', 'RFC7009-2.2', 'RFC7009-3'],
}
