import type { LearnText } from '../learn-text.ts'

export const learnLogout: LearnText = {
  paragraphs: [
    'The client has ended its own session, and now sends the browser to the authorization server so that the session there ends as well. Without this, the next login goes through without a question, as the server still knows the user.',
    '`id_token_hint` says whose session is meant; `post_logout_redirect_uri` where to return, which must be registered for the client, and `state` which logout is being answered.',
    {
      heading: 'What can go wrong',
      text: 'An address to return to that is not registered, exactly as sent: then the server shows an error, or a page of its own, and the browser does not come back. Without a valid `id_token_hint` many servers ask the user whether they mean it.',
    },
    {
      heading: 'What to look at',
      text: 'Whether the browser comes back, and with the same `state`. Whether the session has truly ended shows a new authorization request: it must ask for the login.',
    },
  ],
  questions: [
    {
      q: 'Does it end the tokens too?',
      a: 'No. It ends the session of the browser at the authorization server. Tokens live on until they expire: revoke the refresh token before, if it shall be used no more.',
    },
    {
      q: 'Why is the ID Token put into a URL?',
      a: 'It is only a hint, and holds no key to anything; but it has Claims about the user, which end up in histories and logs. Servers take the request as a POST as well (§2).',
    },
  ],
  specification: ['OIDCRIL-2', 'OIDCRIL-3', 'OIDCRIL-6'],
}
