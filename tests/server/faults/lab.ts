import type { Connection } from '../../../core/connection.ts'
import { faults } from '../../../server/faults/all.ts'
import { connectionTo, secretAt } from '../../../server/faults/connect.ts'
import type { Fault } from '../../../server/faults/fault.ts'
import { type SlugOf, issuersOf } from '../../../server/faults/issuers.ts'
import { startTenant } from '../../../server/tenant/tenant.ts'
import { redirectUri, webClient } from '../tenant/test-clients.ts'

/**
 * A tenant on free ports with an issuer for every fault, and the explorer's connection to each of
 * them. To be closed by whoever starts it.
 */
export async function startLab(slugOf: SlugOf) {
  const tenant = await startTenant({
    host: '127.0.0.1',
    port: 0,
    apiPort: 0,
    database: ':memory:',
    clients: [webClient],
    issuers: issuersOf(faults, slugOf),
  })
  const { client_id, client_secret } = webClient
  const conforming: Connection = {
    id: 'lab',
    name: 'Lab',
    issuer: tenant.issuer,
    client_id,
    clientAuthentication: 'client_secret_post',
    basicFormEncoded: true,
    hasSecret: true,
    redirect_uri: redirectUri,
    scope: 'openid profile email offline_access appointments contacts read:contacts',
    audience: 'appointments:api',
    pkce: 'S256',
    authorizationParameters: [],
    api: { method: 'GET', url: `${tenant.apiOrigin}/contacts`, headers: [] },
    metadata: {},
    builtIn: true,
  }
  return {
    close: () => tenant.close(),
    conforming: { connection: conforming, secret: client_secret },
    of: (fault: Fault) => ({
      connection: connectionTo(conforming, fault, slugOf),
      secret: secretAt(fault, client_secret),
    }),
  }
}
