/** A template by its tile. */
export interface TemplateTile {
  readonly id: string
  readonly name: string
  readonly needs: string
}

/**
 * The tiles of the home page: those that most people come for. Written here, so that the home page
 * need not load what every template knows.
 */
export const firstTemplates: readonly TemplateTile[] = [
  { id: 'auth0', name: 'Auth0', needs: 'domain' },
  { id: 'okta', name: 'Okta', needs: 'domain, server' },
  { id: 'entra', name: 'Entra ID', needs: 'tenant' },
  { id: 'google', name: 'Google', needs: 'fixed' },
  { id: 'keycloak', name: 'Keycloak', needs: 'host, realm' },
  { id: 'cognito', name: 'Cognito', needs: 'user pool' },
  { id: 'github', name: 'GitHub', needs: 'OAuth 2.0' },
  { id: 'any', name: 'Any issuer', needs: 'discovery' },
]

/** How many templates there are in all. */
export const templateCount = 30
