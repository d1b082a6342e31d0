import type { LearnText } from '../learn-text.ts'

export const learnLogoutReturn: LearnText = {
  paragraphs: [
    'The session at the authorization server has ended, and the browser comes back to the client, to the address that was asked for. `state` comes back unchanged, if it was sent. There is nothing else in it: no code, no token.',
    'So the client learns that it may show the user its own page again: signed out, or the way in. What it must not conclude is that tokens are gone, or that every other client knows of the logout: those are told by other means, over the back channel or in frames.',
    {
      heading: 'What can go wrong',
      text: 'It never comes: the address is not registered for the client, exactly as it was sent, or the user said no. Or it comes without `state`, or with another one, and then the client cannot tell which logout it answers, or whether it asked for one at all.',
    },
    {
      heading: 'What to look at',
      text: '`state`, which must be what the logout request sent. Then begin a new authorization request: it has to ask for the login again.',
    },
  ],
  questions: [
    {
      q: 'Can anybody open this address?',
      a: 'Yes, and without any proof, so it must change nothing by itself. The client’s own session has to have ended before the browser left for the authorization server.',
    },
    {
      q: 'Why did the browser stay at the authorization server?',
      a: 'Without a registered `post_logout_redirect_uri` the server may not send it anywhere, since it would be an open redirect. It then shows a page of its own, and that is the end of it.',
    },
  ],
  specification: ['OIDCRIL-3', 'OIDCRIL-2'],
}
