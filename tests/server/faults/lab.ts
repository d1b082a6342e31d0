import type { Connection } from '../../../core/connection.ts'
import { faults } from '../../../server/faults/all.ts'
import type { Fault } from '../../../server/faults/fault.ts'
import { type SlugOf, issuersOf } from '../../../server/faults/issuers.ts'
import { startTenant } from '../../../server/tenant/tenant.ts'
import { newDatabase, redirectUri, webClient } from '../tenant/start-test-tenant.ts'

/**
 * A tenant on free ports with an issuer for every fault, and the explorer's connection to each of
 * them. To be closed by whoever starts it.
 */
export async function startLab(slugOf: SlugOf) {
  const tenant = await startTenant({
    host: '127.0.0.1',
    port: 0,
    apiPort: 0,
    database: await newDatabase(),
    clients: [webClient],
    issuers: issuersOf(faults, slugOf),
  })
  const { issuer, apiOrigin } = tenant
  const conforming: Connection = {
    id: 'lab',
    name: 'Lab',
    issuer,
    client_id: webClient.client_id,
    clientAuthentication: 'client_secret_basic',
    basicFormEncoded: true,
    hasSecret: true,
    redirect_uri: redirectUri,
    scope: 'openid profile email offline_access read:contacts',
    audience: 'appointments:api',
    pkce: 'S256',
    authorizationParameters: [],
    api: { method: 'GET', url: `${apiOrigin}/contacts`, headers: [] },
    metadata: {},
    builtIn: true,
  }
  return {
    close: () => tenant.close(),
    conforming: { connection: conforming, secret: webClient.client_secret },
    of: ({ id, connection = {}, client = (same) => same }: Fault) => {
      const { api = { method: 'GET', path: '/contacts', headers: [] }, ...rest } = connection
      const { path, ...request } = api
      return {
        connection: {
          ...conforming,
          ...rest,
          issuer: `${issuer}${slugOf(id)}/`,
          api: { ...request, url: `${apiOrigin}/${slugOf(id)}${path}` },
        },
        secret: client(webClient).client_secret ?? '',
      }
    },
  }
}
