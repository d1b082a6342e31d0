import type { Provider } from './provider.ts'

export const linkedin: Provider = {
  id: 'linkedin',
  name: 'LinkedIn',
  traits: { hosts: ['linkedin.com', '.linkedin.com'], headers: ['x-li-uuid', 'x-li-fabric'] },
  known: [
    {
      id: 'linkedin-redirect',
      step: 'authorize',
      fragments: ['The redirect_uri does not match the registered value'],
      title: 'The redirect_uri is not registered',
      causes: ['the exact URL is missing'],
      tell: ['the app’s redirect URLs'],
      fix: 'Add the exact URL to the app.',
    },
    {
      id: 'linkedin-scope',
      step: 'callback',
      status: 302,
      error: 'unauthorized_scope_error',
      fragments: ['unauthorized_scope_error', 'is not authorized for your application'],
      title: 'The app may not ask for this scope',
      causes: [
        'the product for OpenID Connect is not added',
        'an old scope such as r_liteprofile is asked for',
      ],
      tell: ['the scope in the description'],
      fix: 'Ask for openid profile email, and add the product.',
    },
    {
      id: 'linkedin-cancel',
      step: 'callback',
      status: 302,
      error: 'user_cancelled_login',
      fragments: ['user_cancelled_login', 'user_cancelled_authorize'],
      title: 'The user cancelled',
      causes: ['the login or the consent was left'],
      tell: ['the error code'],
      fix: 'Try again.',
    },
    {
      id: 'linkedin-code',
      step: 'token',
      status: 400,
      error: 'invalid_request',
      fragments: [
        'appId or redirect uri does not match authorization code or authorization code expired',
      ],
      title: 'The code does not fit the client or redirect_uri, or is too old',
      causes: ['it was exchanged late or twice', 'redirect_uri or client differ'],
      tell: ['the time since the callback'],
      fix: 'Exchange the code at once with the same values.',
    },
    {
      // https://github.com/UsefulSoftwareCo/executor/issues/2087 tells the causes apart by trial.
      id: 'linkedin-code-verifier',
      step: 'token',
      status: 401,
      error: 'invalid_client',
      fragments: ['Client authentication failed'],
      title: 'The client is refused: for its secret, or for a code_verifier beside it',
      causes: [
        'PKCE: an app with a secret may not send a code_verifier',
        'the client secret is wrong, or was sent with Basic',
      ],
      tell: ['whether the token request carried a code_verifier'],
      fix: 'Switch PKCE off for this connection and log in again; if it stays, copy the secret anew and send it in the body.',
    },
  ],
}
