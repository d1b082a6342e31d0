import type { Provider } from './provider.ts'

export const ping: Provider = {
  id: 'ping',
  name: 'Ping',
  traits: {
    hosts: ['.pingone.com', '.pingidentity.com'],
    paths: ['/as/authorization.oauth2', '/as/token.oauth2'],
  },
  known: [
    {
      id: 'ping-session-validation-invalid-grant',
      step: 'access-token',
      status: 400,
      error: 'invalid_grant',
      fragments: ['invalid_grant'],
      title: 'The token is bound to a session that has ended',
      causes: ['session validation is on, and the session timed out or was revoked'],
      tell: ['the token manager’s settings'],
      fix: 'Log in again, or loosen session validation.',
    },
    {
      id: 'ping-redirect-uri',
      step: 'authorize',
      status: 400,
      error: 'invalid_request',
      fragments: ['redirect_uri'],
      title: 'The redirect_uri is not registered with the client',
      causes: ['it is missing'],
      tell: ['the error page'],
      fix: 'Add it to the client.',
    },
  ],
}
