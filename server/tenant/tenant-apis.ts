/** An API registered at the tenant: what `audience` may name. */
export interface TenantApi {
  /** The identifier, an absolute URI (RFC 8707 section 2): the `aud` of its access tokens. */
  readonly identifier: string
  readonly name: string
  readonly scopes: readonly { readonly value: string; readonly description: string }[]
  /** Without it `offline_access` is dropped from requests for this API. */
  readonly allowOfflineAccess: boolean
  /** Seconds. */
  readonly accessTokenLifetime: number
}

/** The API that the sample resource server stands for. */
export const appointmentsApi: TenantApi = {
  identifier: 'appointments:api',
  name: 'Appointments API',
  scopes: [
    { value: 'appointments', description: 'See and make appointments' },
    { value: 'contacts', description: 'Manage your contacts' },
    { value: 'read:contacts', description: 'Read your contacts' },
  ],
  allowOfflineAccess: true,
  accessTokenLifetime: 86_400,
}

/** The scopes of OpenID Connect that the tenant knows, as the consent page words them. */
export const openidScopes = [
  { value: 'openid', description: 'Know who you are when you sign in' },
  { value: 'profile', description: 'See your name and picture' },
  { value: 'email', description: 'See your email address' },
  { value: 'address', description: 'See your postal address' },
  { value: 'offline_access', description: 'Keep access while you are away' },
] as const
