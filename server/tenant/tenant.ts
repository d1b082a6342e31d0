import type { TenantIssuer } from './issuer-options.ts'
import { listen } from './listen.ts'
import { loadOidcProvider } from './load-oidc-provider.ts'
import { createApiListener, createTenantListener, type Places } from './listeners.ts'
import { createPlacing } from './place-issuer.ts'
import { readChoices } from './stored-choices.ts'
import { prepareTables, type TenantTables } from './tables.ts'
import type { TenantClient } from './tenant-clients.ts'
import { loadTenantKeys } from './tenant-keys.ts'
import { demoUsers } from './tenant-users.ts'
import { openSqlite } from '../store/sqlite.ts'

/** Where the built-in tenant stands, and whom it knows. */
export interface TenantOptions {
  /** Bind address, such as `127.0.0.1`. */
  readonly host: string
  /** Of the authorization server; 0 for any free one. */
  readonly port: number
  /** Of the sample API; 0 for any free one. */
  readonly apiPort: number
  /** The host name in the issuer's URL; default `localhost`. */
  readonly publicHost?: string
  /** SQLite file, or `:memory:`. */
  readonly database: string
  readonly clients: readonly TenantClient[]
  /** Further issuers beside the tenant's own; they share its keys, its store and its users. */
  readonly issuers?: readonly TenantIssuer[]
  /** Told of what went wrong inside. */
  readonly onError?: (error: Error) => void
}

/** The tenant, started. */
export interface RunningTenant {
  /** The issuer identifier, with the trailing slash: `http://localhost:4401/`. */
  readonly issuer: string
  /** The sample API's origin, without a slash: `http://localhost:4402`. */
  readonly apiOrigin: string
  close(): Promise<void>
}

/**
 * Starts the built-in tenant: an authorization server in the manner of Auth0's and a sample API,
 * each on its own origin. Rejects with Node's error (`EADDRINUSE` with its `port`) when a port is
 * taken, and with a `TypeError` for a slug that could hide one of the tenant's own paths.
 */
export async function startTenant(options: TenantOptions): Promise<RunningTenant> {
  const { issuers = [], publicHost = 'localhost', host } = options
  for (const { slug } of issuers) {
    if (!/^[\w-]{6,}$/.test(slug) || reserved.has(slug)) {
      throw new TypeError(`"${slug}" cannot be an issuer's slug`)
    }
  }
  const database = openSqlite<TenantTables>(options.database)
  const places: Places = { issuers: new Map(), apis: new Map(), hosts: {} }
  const tenantListener = createTenantListener(places, demoUsers)
  const apiListener = createApiListener(places)
  const close = async () => {
    await Promise.all([tenantListener.close(), apiListener.close()])
    await database.destroy()
  }
  try {
    await prepareTables(database)
    const [keys] = await Promise.all([loadTenantKeys(database), loadOidcProvider()])
    const port = await listen(tenantListener, host, options.port)
    const apiPort = await listen(apiListener, host, options.apiPort)
    places.hosts.tenant = `${publicHost}:${port}`
    places.hosts.api = `${publicHost}:${apiPort}`
    const issuer = `http://${places.hosts.tenant}/`
    const { clients, onError } = options
    const stored = await readChoices(database)
    const shared = { keys, database, ...(onError && { onError }) }
    const place = createPlacing({ places, issuer, clients, stored, shared })
    place('', {})
    for (const { slug, ...settings } of issuers) place(slug, settings)
    return { issuer, apiOrigin: `http://${places.hosts.api}`, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** First path segments of the tenant's own issuer that have the form of a slug. */
const reserved: ReadonlySet<string> = new Set([
  'authorize',
  'userinfo',
  'activate',
  'interaction',
  'pictures',
  'contacts',
  'appointments',
  'public',
  'settings',
])
