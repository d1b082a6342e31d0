import type { LearnText } from '../learn-text.ts'

export const learnFrontchannelLogout: LearnText = {
  paragraphs: [
    'The logout page of the authorization server loads one hidden frame for each client that the user was logged in to. Each client sees its own cookies in there, and ends its session.',
    'With `iss` and `sid` the request says which session of which server is meant. They are no proof: anybody can load that address, so all it can do is end a session.',
    {
      heading: 'What can go wrong',
      text: 'Browsers that keep cookies out of frames of other sites take away what this lives by: the client is called and does not know who it is for. Back-channel logout does not depend on the browser.',
    },
  ],
  questions: [
    {
      q: 'What does the page in the frame say?',
      a: 'Nothing: nobody sees it. It must not be cached, and must allow being framed by the server (§2).',
    },
  ],
  specification: ['OIDCFCL-2', 'OIDCFCL-3', 'OIDCFCL-4'],
}
