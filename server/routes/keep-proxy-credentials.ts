import type { Connection } from '../../core/connection.ts'
import type { Custody } from '../secrets/custody.ts'
import { originOf } from '../secrets/materialize.ts'

type Proxied = Pick<Connection, 'proxy' | 'hasProxyCredentials'>

/**
 * Keeps a proxy's `user:password` in custody, and says what the connection is to say of it. Without
 * new ones those held stay, as long as the proxy is the same; empty ones are forgotten.
 */
export async function keepProxyCredentials(
  custody: Custody,
  connectionId: string,
  { proxy }: Proxied,
  entered: string | undefined,
  before: Proxied = {},
): Promise<Pick<Connection, 'hasProxyCredentials'>> {
  if (proxy !== undefined && entered) {
    await custody.store(connectionId, 'proxy_credentials', entered, [proxy])
    return { hasProxyCredentials: true }
  }
  const same = proxy !== undefined && originOf(proxy) === originOf(before.proxy ?? '')
  if (entered === undefined && same && before.hasProxyCredentials) {
    return { hasProxyCredentials: true }
  }
  await custody.remove(connectionId, 'proxy_credentials')
  return {}
}
