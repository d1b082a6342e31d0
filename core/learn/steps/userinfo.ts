import type { LearnText } from '../learn-text.ts'

export const learnUserinfo: LearnText = {
  paragraphs: [
    'UserInfo is a small API at the authorization server itself, about the one user who logged in. The client sends the access token, over the back channel, and gets Claims back: name, email address, picture. Which ones depends on the scopes that were granted, such as `profile`, `email`, `address` and `phone`, and on what the server knows.',
    'It works only with a token granted with `openid`. The ID Token is not sent: the access token is the key, here as at every API (resource server). The answer is JSON, or a signed JWT if the client registered for that.',
    {
      heading: 'What can go wrong',
      text: 'A 401 means that the token is missing, expired or for another audience; a 403 with `insufficient_scope` that `openid` was not granted. If a Claim you hoped for is absent, its scope was not granted, the user has no such value, or this server puts it into the ID Token instead. None of these is an error.',
    },
    {
      heading: 'What to look at',
      text: '`sub`, which must equal that of the ID Token. If it differs, the answer is about somebody else, and none of it may be used: a token of another user has been slipped in. And `email_verified`, before an address is taken as proof of anything.',
    },
  ],
  questions: [
    {
      q: 'The ID Token has a name already. Why ask again?',
      a: 'Often you need not. The ID Token is a picture of the moment of login and is kept small by many servers; UserInfo says how things are now and may say more.',
    },
    {
      q: 'May an API call UserInfo to check a token?',
      a: 'It proves that the token works at UserInfo and no more: not that it was meant for that API. Any client’s token for the same user would pass. An API verifies the JWT itself, or asks by introspection.',
    },
  ],
  specification: ['OIDCC-5.3', 'OIDCC-5.4', 'OIDCC-5.1'],
}
