/** Providers that are known by where their issuers are. */
const places: readonly (readonly [template: string, place: RegExp])[] = [
  ['auth0', /^https:\/\/[^/]+\.auth0\.com/],
  ['okta', /^https:\/\/[^/]+\.(okta|oktapreview|okta-emea)\.com\/oauth2\/(?!v1\/)/],
  ['okta-org', /^https:\/\/[^/]+\.(okta|oktapreview|okta-emea)\.com/],
  ['entra-multi', /^https:\/\/login\.microsoftonline\.com\/(common|organizations|consumers)\//],
  ['entra', /^https:\/\/login\.microsoftonline\.com\/[^/]+\/v2\.0/],
  ['entra-v1', /^https:\/\/sts\.windows\.net\//],
  ['external-id', /^https:\/\/[^/]+\.ciamlogin\.com\//],
  ['b2c', /^https:\/\/[^/]+\.b2clogin\.com\//],
  ['google', /^https:\/\/accounts\.google\.com/],
  ['keycloak', /^https?:\/\/[^/]+(\/auth)?\/realms\//],
  ['cognito', /^https:\/\/cognito-idp\./],
]

/** The address of the form for a new connection to that issuer. */
export function issuerForm(issuer: string, pasted: string): string {
  const template = places.find(([, place]) => place.test(issuer))?.[0] ?? 'any'
  const query = new URLSearchParams({ template, issuer: asTyped(issuer, pasted, template) })
  return `/connections/new?${query.toString()}`
}

/** A URL of a bare host always ends in a slash; an issuer does only when it was written so. */
function asTyped(issuer: string, pasted: string, template: string): string {
  const bare = /^https?:\/\/[^/]+\/$/.test(issuer) && !pasted.trim().endsWith('/')
  return bare && template !== 'auth0' ? issuer.slice(0, -1) : issuer
}
