import type { LearnText } from '../learn-text.ts'

export const learnDeviceAuthorization: LearnText = {
  paragraphs: [
    'A television, a printer or a command line has no browser to send anywhere. So the client asks the authorization server for two codes: a `device_code` for itself, and a short `user_code` for the user (the resource owner), who opens the `verification_uri` on a phone or a computer and types it in.',
    {
      heading: 'What happens meanwhile',
      text: 'The client asks the token endpoint again and again with the `device_code`. Until the user has answered it says `authorization_pending`, which is no failure. `slow_down` means that the client asks too often: from then on it waits five seconds longer between two requests.',
    },
    {
      heading: 'How it ends',
      text: 'With tokens when the user allowed it; with `access_denied` when the user said no; with `expired_token` when nobody answered in time. Then the client begins again with new codes.',
    },
    {
      heading: 'What can go wrong',
      text: 'Nothing ties the device to the person who types the code in: somebody may be talked into typing in a stranger’s code. So a server shows which client asks, and keeps the codes short-lived. `unauthorized_client` means that this grant is switched off for the client.',
    },
  ],
  questions: [
    {
      q: 'Why is there no redirect URI and no PKCE?',
      a: 'Nothing is redirected: the answer comes back over the connection that the client itself opened, so no code can be caught on its way.',
    },
    {
      q: 'May the page be opened for the user?',
      a: 'The `verification_uri_complete`, when there is one, has the code in it already, for a QR code say. The user still has to confirm that it is theirs.',
    },
  ],
  specification: ['RFC8628-3.1', 'RFC8628-3.2', 'RFC8628-3.5', 'RFC8628-5.4'],
}
