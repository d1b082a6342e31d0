import type { IssuerSettings, Lifetimes } from './issuer-options.ts'
import type { TenantApi } from './tenant-apis.ts'
import type { TenantClient } from './tenant-clients.ts'

/** How a client has to authenticate; `any` takes its secret in the header or in the body. */
export type AuthenticationChoice = 'any' | 'client_secret_basic' | 'client_secret_post' | 'none'

export interface ClientChoices {
  readonly redirect_uris: readonly string[]
  readonly grant_types: readonly string[]
  readonly authentication: AuthenticationChoice
}

export type ApiChoices = Omit<TenantApi, 'name'>

export type TokenChoices = Pick<Lifetimes, 'authorizationCode' | 'idToken' | 'refreshToken'> & {
  readonly rotateRefreshTokens: boolean
  /** Absent in choices made before it could be chosen. */
  readonly dpopNonces?: boolean
}

/** What a rule of the tenant does to tokens on their way out, as at Auth0. */
export interface CustomTokens {
  /** The `context.protocol` the rule applies to; undefined for every login and refresh. */
  readonly protocol?: Protocol
  readonly idToken: Readonly<Record<string, unknown>>
  readonly accessToken: Readonly<Record<string, unknown>>
  /** The scope that the access token gets instead of the one granted; empty to leave it. */
  readonly scope: string
}

/** Auth0's names for what leads to a token. */
export const protocols = {
  'oidc-basic-profile': 'authorization_code',
  'oauth2-refresh-token': 'refresh_token',
  'oauth2-device-code': 'urn:ietf:params:oauth:grant-type:device_code',
} as const

export type Protocol = keyof typeof protocols

/** What a person has set on the settings page of one issuer; what is absent was never touched. */
export interface Choices {
  /** By client_id. */
  readonly clients?: Readonly<Record<string, ClientChoices>>
  readonly api?: ApiChoices
  readonly tokens?: TokenChoices
  readonly custom?: CustomTokens
}

type Settled = Omit<IssuerSettings, 'clients' | 'apis'> & {
  readonly clients: readonly TenantClient[]
  readonly apis: readonly TenantApi[]
}

/** The settings of an issuer under the choices made there. */
export function withChoices<S extends Settled>(
  settings: S,
  { clients = {}, api, tokens }: Choices,
): S {
  const [first, ...others] = settings.apis
  return {
    ...settings,
    clients: settings.clients.map((client) => withClientChoices(client, clients[client.client_id])),
    apis: first && api ? [{ ...first, ...api }, ...others] : settings.apis,
    ...(tokens && {
      lifetimes: { ...settings.lifetimes, ...lifetimesOf(tokens) },
      rotateRefreshTokens: tokens.rotateRefreshTokens,
      dpopNonces: tokens.dpopNonces ?? false,
    }),
  }
}

function lifetimesOf({ authorizationCode, idToken, refreshToken }: TokenChoices) {
  return { authorizationCode, idToken, refreshToken }
}

function withClientChoices(client: TenantClient, choices: ClientChoices | undefined): TenantClient {
  if (!choices) return client
  const { redirect_uris, grant_types, authentication } = choices
  const { client_secret, ...rest } = client
  const chosen = { ...rest, redirect_uris, grant_types }
  if (authentication === 'none') return { ...chosen, token_endpoint_auth_method: 'none' }
  const method = authentication === 'any' ? 'client_secret_post' : authentication
  return {
    ...chosen,
    token_endpoint_auth_method: method,
    ...(client_secret !== undefined && { client_secret }),
  }
}
