import type { Endpoint } from './hooks.ts'

/** Paths within an issuer, as at Auth0, under oidc-provider's names for them. */
export const routes = {
  authorization: '/authorize',
  token: '/oauth/token',
  userinfo: '/userinfo',
  jwks: '/.well-known/jwks.json',
  revocation: '/oauth/revoke',
  introspection: '/oauth/introspect',
  device_authorization: '/oauth/device/code',
  code_verification: '/activate',
  end_session: '/oidc/logout',
  pushed_authorization_request: '/oauth/par',
} as const satisfies Partial<Record<Endpoint, string>>

/** Where the login and consent pages stand; followed by the interaction's id. */
export const interactionPath = '/interaction/'

const metadataPaths = [
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
]

const byPath = new Map<string, Endpoint>([
  ...Object.entries(routes).map(([endpoint, path]) => [path, endpoint as Endpoint] as const),
  ...metadataPaths.map((path) => [path, 'discovery'] as const),
])

/** What a path within an issuer is for. `/authorize/<id>` resumes an authorization request. */
export function endpointOf(path: string): Endpoint {
  if (path.startsWith(interactionPath)) return 'interaction'
  const exact = byPath.get(path)
  if (exact) return exact
  const parent = byPath.get(path.slice(0, path.lastIndexOf('/')))
  return parent === 'authorization' || parent === 'end_session' || parent === 'code_verification'
    ? parent
    : 'other'
}

/**
 * Splits a metadata URL in RFC 8414's form, where the well-known part is inserted before the
 * issuer's path (section 3.1). Undefined when the path is not of that form.
 */
export function insertedMetadataPath(
  path: string,
): { readonly slug: string; readonly path: string } | undefined {
  for (const metadataPath of metadataPaths) {
    const slug = path.startsWith(`${metadataPath}/`) ? path.slice(metadataPath.length + 1) : ''
    if (slug) return { slug: slug.replace(/\/$/, ''), path: metadataPath }
  }
  return undefined
}
