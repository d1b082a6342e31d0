import type { LearnText } from '../learn-text.ts'

export const learnFrontchannelLogout: LearnText = {
  paragraphs: [
    'The logout page of the authorization server loads one hidden frame for each client that the user was logged in to. Each client sees its own cookies in there, and ends its session.',
    'With `iss` and `sid` the request says which session of which server is meant. They are no proof: anybody can load that address, so all it can do is end a session.',
    'Nothing comes back: the page waits a moment for its frames, and cannot see whether any client has heard it. That is why most servers offer the back channel beside it.',
    {
      heading: 'What can go wrong',
      text: 'Browsers that keep cookies out of frames of other sites take away what this lives by: the client is called and does not know who it is for. Back-channel logout does not depend on the browser.',
    },
  ],
  questions: [
    {
      q: 'Should I use this or the back channel?',
      a: 'The back channel, where the client has a server of its own: it does not depend on a page that stays open, nor on cookies in a frame. The front channel remains for clients that live in the browser alone.',
    },
    {
      q: 'What does the page in the frame say?',
      a: 'Nothing, since nobody sees it. It must not be cached, and it must allow the authorization server to frame it, which other pages of a client rightly forbid (§2).',
    },
  ],
  specification: ['OIDCFCL-2', 'OIDCFCL-3', 'OIDCFCL-4'],
}
