import { randomBytes } from 'node:crypto'
import type { HttpRequest } from '../core/http.ts'
import { isFailure } from './outbound/outcome.ts'
import type { Custody } from './secrets/custody.ts'
import type { SavedConnection, Store } from './store/store.ts'
import type { TenantClient } from './tenant/tenant-clients.ts'

/** The connection of the built-in tenant that the home page starts with. */
export const builtInId = 'built-in'
const publicId = 'built-in-public'

/** The tenant's clients: a web app with a secret, and an app that cannot keep one. */
export function builtInClients(client_secret: string, callback: string): readonly TenantClient[] {
  const redirect_uris = [callback]
  const post_logout_redirect_uris = [new URL('/logged-out', callback).href]
  return [
    {
      client_id: 'explorer',
      client_name: 'OAuth Flow Explorer',
      ...{ client_secret, redirect_uris, post_logout_redirect_uris },
    },
    {
      client_id: 'explorer-public',
      client_name: 'OAuth Flow Explorer (public client)',
      ...{ redirect_uris, post_logout_redirect_uris },
    },
  ]
}

/**
 * The built-in client's secret: the stored one, so that copies of the connection go on working, or
 * a new one at the first start or when the stored one cannot be read any more.
 */
export async function builtInSecret(store: Store, custody: Custody): Promise<string> {
  const known = await store.connections.get(builtInId)
  const request: HttpRequest = {
    method: 'POST',
    url: known?.issuer ?? '',
    query: [],
    headers: [['Authorization', { secret: 'client_secret' }]],
  }
  const values = known?.hasSecret ? await custody.materialize(request, builtInId) : undefined
  const reference = request.headers[0]?.[1]
  if (!values || isFailure(values) || reference === undefined) {
    return randomBytes(32).toString('base64url')
  }
  return values.resolve(reference)
}

/** Where the tool and its tenant stand in this start. */
export interface Places {
  readonly callback: string
  readonly issuer: string
  readonly apiOrigin: string
}

/** Writes the built-in connections anew, with this start's ports. */
export async function renewBuiltIn(
  store: Store,
  custody: Custody,
  client_secret: string,
  places: Places,
): Promise<void> {
  for (const connection of connectionsAt(places)) await store.connections.put(connection)
  await custody.store(builtInId, 'client_secret', client_secret, [places.issuer])
}

function connectionsAt({ callback, issuer, apiOrigin }: Places): SavedConnection[] {
  const shared = {
    issuer,
    basicFormEncoded: true,
    redirect_uri: callback,
    scope: 'openid profile email offline_access appointments contacts read:contacts',
    audience: 'appointments:api',
    pkce: 'S256',
    authorizationParameters: [],
    api: { method: 'GET', url: `${apiOrigin}/contacts`, headers: [] },
    savedRequests: [
      {
        name: 'Read the appointments',
        method: 'GET',
        url: `${apiOrigin}/appointments`,
        headers: [],
      },
      {
        name: 'Make an appointment',
        ...{ method: 'POST', url: `${apiOrigin}/appointments` },
        headers: [['Content-Type', 'application/json']],
        body: '{ "title": "Piano lesson", "at": "2027-02-01T16:00:00Z" }',
      },
    ],
    metadata: {},
    builtIn: true,
  } as const
  return [
    {
      ...shared,
      id: builtInId,
      name: 'Built-in tenant',
      client_id: 'explorer',
      clientAuthentication: 'client_secret_post',
    },
    {
      ...shared,
      id: publicId,
      name: 'Built-in tenant, public client',
      client_id: 'explorer-public',
      clientAuthentication: 'none',
    },
  ]
}
