/** Providers that are known by where their issuers are. */
const places: readonly (readonly [template: string, place: RegExp])[] = [
  ['auth0', /^https:\/\/[^/]+\.auth0\.com/],
  ['okta', /^https:\/\/[^/]+\.(okta|oktapreview|okta-emea)\.com/],
  ['entra', /^https:\/\/login\.microsoftonline\.(com|us)/],
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
