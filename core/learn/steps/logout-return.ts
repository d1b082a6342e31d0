import type { LearnText } from '../learn-text.ts'

export const learnLogoutReturn: LearnText = {
  paragraphs: [
    'The session at the authorization server has ended, and the browser comes back to the client, to the address that was asked for. `state` comes back unchanged, if it was sent. There is nothing else in it: no code, no token.',
    {
      heading: 'What can go wrong',
      text: 'It never comes: the address is not registered, or the user said no. Or it comes without `state`, or with another one, and then the client cannot tell which logout it answers, or whether it asked for one at all.',
    },
  ],
  questions: [
    {
      q: 'Can anybody open this address?',
      a: 'Yes, so it must change nothing by itself. The client’s own session has to have ended before the browser left.',
    },
  ],
  specification: ['OIDCRIL-3'],
}
