import type { LearnText } from '../learn-text.ts'

export const learnRegistration: LearnText = {
  paragraphs: [
    'Most clients are registered by a person, in the console of the authorization server. A server can also let clients introduce themselves: the client posts what it is, as JSON, to the `registration_endpoint`, and the server answers with a `client_id` and, for a confidential client, a `client_secret`.',
    'Some servers let anybody register, others want an initial access token, which their administrator hands out. The answer repeats all metadata as the server has taken them over: it may leave out, change or add members, and what it answers is what counts.',
    {
      heading: 'What can go wrong',
      text: '`invalid_redirect_uri` says that a redirect URI is of a form the server does not take; `invalid_client_metadata` that some other member is, and its description should say which. A 401 or 403 asks for an initial access token. A 404 often means that registration is switched off.',
    },
    {
      heading: 'What to look at',
      text: 'Compare what you sent with what came back: `token_endpoint_auth_method`, `grant_types`, `response_types`. Then `client_secret_expires_at`, where 0 means never.',
    },
  ],
  questions: [
    {
      q: 'Where are the secret and the registration access token?',
      a: 'The secret goes straight into this tool’s encrypted store, and is masked in all that is recorded. The registration access token, which changes or deletes the registration later, is masked and not kept: use the server’s console for that.',
    },
    {
      q: 'What happens to the connection?',
      a: 'It takes over the client_id, and the way of client authentication that the server answered with. The next run of it begins as that client; nothing is registered twice unless you ask for it.',
    },
  ],
  specification: ['RFC7591-3', 'RFC7591-2', 'OIDCR-3'],
}
