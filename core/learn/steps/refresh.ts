import type { LearnText } from '../learn-text.ts'

export const learnRefresh: LearnText = {
  paragraphs: [
    'Access tokens live for minutes or hours, on purpose. With a refresh token the client gets a new one from the token endpoint, over the back channel, without troubling the user (the resource owner).',
    {
      heading: 'When it makes sense',
      text: 'When the access token is about to expire, or was refused with a 401, and the app still has work to do for the user, who may be away. Not before each request; not to gain a scope, which only the user can grant; not after a 403. A smaller scope may be asked for.',
    },
    {
      heading: 'Why it is to be kept safe',
      text: 'It outlives many access tokens and makes new ones. So it is shown to nobody but the authorization server, never to the API, and is stored encrypted on the server. For a confidential client it works only together with the client’s credentials. A public client has none, so its refresh tokens must be bound to a key or change with each use.',
    },
    {
      heading: 'Why it rotates',
      text: 'Each use brings a new refresh token, and the old one is spent. If a spent one comes again, a copy exists. The server cannot tell the thief from the owner, so it revokes the whole family, and the user logs in anew.',
    },
    {
      heading: 'What can go wrong',
      text: '`invalid_grant`: the token has expired, was revoked, was used before, or belongs to another client. Only a new login helps. Look at whether the answer has a new `refresh_token`: if so, store it before anything else; if not, the old one stays in use.',
    },
  ],
  questions: [
    {
      q: 'Why did I get no refresh token?',
      a: 'Usually `offline_access` was not in the scope, the client is not registered for the refresh grant, or the API does not allow offline access. Some servers want `prompt=consent` as well, and Google wants `access_type=offline` in place of the scope.',
    },
    {
      q: 'Two requests refreshed at the same moment and I was logged out. Why?',
      a: 'Both sent the same token. The second looked like a thief’s copy, and the family was revoked. Let one refresh run at a time and have the others wait for its result. Some servers grant a few seconds of overlap.',
    },
  ],
  specification: ['RFC6749-6', 'RFC9700-2.2.2', 'RFC9700-4.14.2', 'OIDCC-12'],
}
