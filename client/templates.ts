import type { ClientAuthenticationMethod, Connection } from '../core/connection.ts'
import type { Metadata } from '../core/metadata.ts'

/** A start for a connection to a provider: what is known of it before anything is entered. */
export interface Template {
  readonly id: string
  readonly name: string
  /** What the person has to know, in two words. */
  readonly needs: string
  /** Placeholders are in capitals: `YOUR_TENANT`. */
  readonly issuer: string
  readonly scope: string
  readonly audience?: string
  readonly clientAuthentication: ClientAuthenticationMethod
  readonly metadata?: Partial<Metadata>
  readonly api?: Connection['api']
  /** Where in the provider's own pages the values stand, and what trips people up. */
  readonly hints: readonly string[]
}

/** The tiles of the home page, in their order. */
export const templates: readonly Template[] = [
  {
    id: 'auth0',
    name: 'Auth0',
    needs: 'domain',
    issuer: 'https://YOUR_TENANT.eu.auth0.com/',
    scope: 'openid profile email offline_access',
    clientAuthentication: 'client_secret_post',
    hints: [
      'Applications → your application → Settings has the domain, the client ID and the secret.',
      'Add the redirect URI below to “Allowed Callback URLs”, exactly as it stands.',
      'For a JWT access token, enter the API’s identifier as audience; without it the token is opaque.',
    ],
  },
  {
    id: 'okta',
    name: 'Okta',
    needs: 'org or server',
    issuer: 'https://YOUR_ORG.okta.com/oauth2/default',
    scope: 'openid profile email offline_access',
    clientAuthentication: 'client_secret_basic',
    hints: [
      'Security → API → Authorization Servers lists the issuer URIs; “default” may be another.',
      'The org’s own server, without /oauth2/…, gives access tokens only Okta itself can read.',
      'Add the redirect URI below to “Sign-in redirect URIs” of the application.',
    ],
  },
  {
    id: 'entra',
    name: 'Entra ID',
    needs: 'tenant',
    issuer: 'https://login.microsoftonline.com/YOUR_TENANT_ID/v2.0',
    scope: 'openid profile email offline_access',
    clientAuthentication: 'client_secret_post',
    hints: [
      'App registrations → Overview has the application (client) ID and the directory (tenant) ID.',
      'Take the secret’s value, not its Secret ID: both look alike once the value is hidden.',
      'For a token of your own API, ask for a scope of it: api://…/access_as_user.',
    ],
  },
  {
    id: 'google',
    name: 'Google',
    needs: 'fixed',
    issuer: 'https://accounts.google.com',
    scope: 'openid profile email',
    clientAuthentication: 'client_secret_post',
    hints: [
      'Google Cloud console → Clients has the client ID and secret of a “Web application”.',
      'For a refresh token, add the parameters access_type=offline and prompt=consent below.',
    ],
  },
  {
    id: 'keycloak',
    name: 'Keycloak',
    needs: 'realm',
    issuer: 'https://YOUR_HOST/realms/YOUR_REALM',
    scope: 'openid profile email offline_access',
    clientAuthentication: 'client_secret_basic',
    hints: [
      'Before Keycloak 17 the path begins with /auth: https://HOST/auth/realms/REALM.',
      'Clients → your client → Credentials has the secret, when “Client authentication” is on.',
    ],
  },
  {
    id: 'cognito',
    name: 'Cognito',
    needs: 'user pool',
    issuer: 'https://cognito-idp.YOUR_REGION.amazonaws.com/YOUR_USER_POOL_ID',
    scope: 'openid profile email',
    clientAuthentication: 'client_secret_basic',
    hints: [
      'The user pool’s overview has its ID, which begins with the region: eu-west-1_AbCdEfGhI.',
      'The app client needs a domain and the authorization code grant switched on.',
    ],
  },
  {
    id: 'github',
    name: 'GitHub',
    needs: 'OAuth 2.0',
    issuer: '',
    scope: 'read:user user:email',
    clientAuthentication: 'client_secret_post',
    metadata: {
      authorization_endpoint: 'https://github.com/login/oauth/authorize',
      token_endpoint: 'https://github.com/login/oauth/access_token',
    },
    api: {
      method: 'GET',
      url: 'https://api.github.com/user',
      headers: [['Accept', 'application/vnd.github+json']],
    },
    hints: [
      'Settings → Developer settings → OAuth Apps has the client ID; make a secret there.',
      'OAuth 2.0 without OpenID Connect: no discovery for apps, no ID Token.',
    ],
  },
  {
    id: 'any',
    name: 'Any issuer',
    needs: 'discovery',
    issuer: '',
    scope: 'openid profile email',
    clientAuthentication: 'client_secret_basic',
    hints: ['Enter the issuer; discovery fills in the rest. Or enter the endpoints by hand.'],
  },
]
