import type { LearnText } from '../learn-text.ts'

export const learnBackchannelLogout: LearnText = {
  paragraphs: [
    'The user’s session at the authorization server has ended, perhaps by a logout at quite another client. The server tells each client that has a session of that user, directly and without a browser: a POST with a `logout_token`.',
    'That JWT is like an ID Token, and is verified like one: issuer, audience, signature, times. Beside that it must have `events` with the one member for logout, a `sub` or a `sid` or both, and no `nonce`, so that no ID Token can pass for it.',
    {
      heading: 'What can go wrong',
      text: 'The server cannot reach the client: this tool on your own machine is reached only by a server on the same machine. Or `sid` is missing from the ID Token, and then a notice with `sid` alone ends nothing.',
    },
    {
      heading: 'What to look at',
      text: '`sid`: the session that ends, and no other session of that user. `jti`: a notice counts once.',
    },
  ],
  questions: [
    {
      q: 'What does the client answer?',
      a: '200 when it has logged out, 400 when the notice is not valid, never anything to be cached. The server may try again.',
    },
    {
      q: 'Are the tokens gone as well?',
      a: 'Refresh tokens that were issued without `offline_access` should be revoked by the server; those with it live on, as they are meant to outlast a session (§2.7). Access tokens last until they expire.',
    },
  ],
  specification: ['OIDCBCL-2.4', 'OIDCBCL-2.6', 'OIDCBCL-2.8'],
}
