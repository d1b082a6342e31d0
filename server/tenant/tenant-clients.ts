import type { ClientMetadata } from 'oidc-provider'

/** A client registered at the tenant, in RFC 7591's words. */
export interface TenantClient {
  readonly client_id: string
  readonly client_name?: string
  /** Absent for a public client. */
  readonly client_secret?: string
  /** Compared exactly; none may carry a fragment. */
  readonly redirect_uris: readonly string[]
  readonly post_logout_redirect_uris?: readonly string[]
  /** Default: `client_secret_post` with a secret (Basic is taken as well), `none` without one. */
  readonly token_endpoint_auth_method?:
    'client_secret_basic' | 'client_secret_post' | 'private_key_jwt' | 'none'
  readonly grant_types?: readonly string[]
  readonly jwks?: { readonly keys: readonly Readonly<Record<string, string>>[] }
}

const userGrants = [
  'authorization_code',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:device_code',
]

/** A client's whole metadata, with the tenant's defaults filled in. */
export function clientMetadata(client: TenantClient): ClientMetadata {
  const method =
    client.token_endpoint_auth_method ?? (client.client_secret ? 'client_secret_post' : 'none')
  const grants = client.grant_types ?? [
    ...userGrants,
    ...(method === 'none' ? [] : ['client_credentials']),
  ]
  return {
    ...client,
    token_endpoint_auth_method: method,
    grant_types: grants,
    response_types: grants.includes('authorization_code') ? ['code'] : [],
  }
}

/**
 * Where a form of the tenant's pages may lead in the end: the browser applies `form-action` to the
 * redirects that follow a submission too. A custom scheme stands for itself.
 */
export function formTargets(clients: readonly TenantClient[]): readonly string[] {
  const targets = clients
    .flatMap((client) => [...client.redirect_uris, ...(client.post_logout_redirect_uris ?? [])])
    .map((uri) => new URL(uri))
    .map((url) => (url.origin === 'null' ? url.protocol : url.origin))
  return [...new Set(targets)]
}
