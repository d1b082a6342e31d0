import type { IssuerSettings } from '../tenant/issuer-options.ts'
import type { TenantClient } from '../tenant/tenant-clients.ts'

/** Where in the flow a fault sits, in the words of the map. */
export type FaultStep =
  | 'discovery'
  | 'authorization-request'
  | 'authorization-response'
  | 'token-request'
  | 'jwks'
  | 'id-token'
  | 'access-token'
  | 'userinfo'
  | 'api-request'
  | 'refresh'

/** What the explorer's connection has to differ in for the fault to show; the rest stays. */
export interface FaultConnection {
  readonly clientAuthentication?:
    'none' | 'client_secret_basic' | 'client_secret_post' | 'client_secret_json'
  readonly scope?: string
  readonly authorizationParameters?: readonly (readonly [name: string, value: string])[]
  /** A request to the sample API other than `GET /contacts`. */
  readonly api?: {
    readonly method: string
    readonly path: string
    readonly headers: readonly (readonly [name: string, value: string])[]
  }
}

/** One deliberate nonconformity of the built-in tenant: an issuer of its own. */
export interface Fault {
  readonly id: string
  /** What is broken, for a person who has found it or given up. */
  readonly title: string
  readonly step: FaultStep
  /** What one sees, without a hint at the cause. */
  readonly symptom: string
  /** The id of the check or cause that must be the top finding. */
  readonly revealedBy: string
  /** Ids of advice that the run gives beside it. */
  readonly advice?: readonly string[]
  readonly connection?: FaultConnection
  /** How the explorer's client is registered at this issuer, its secret included. */
  readonly client?: (client: TenantClient) => TenantClient
  /** True when nothing but the transport goes wrong: every byte that arrives is in order. */
  readonly transport?: true
  readonly settings: IssuerSettings
}
