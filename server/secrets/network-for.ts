import type { Connection } from '../../core/connection.ts'
import { MASK } from '../../core/http.ts'
import type { ClientCertificate, ForwardProxy, Network } from '../outbound/network.ts'
import { type Failure, isFailure } from '../outbound/outcome.ts'
import { type Held, type Named, secretFor } from './materialize.ts'

/** What a connection says of the way to its servers. */
export type NetworkSettings = Pick<
  Connection,
  'id' | 'certificateAuthorities' | 'proxy' | 'hasProxyCredentials' | 'tlsCertificate'
>

/** Where a request goes, and whether it is worth anything without the certificate. */
export interface NetworkOrder {
  readonly url: string
  readonly named?: Named | undefined
  /** The certificate is how this request says who the client is: without it nothing is sent. */
  readonly authenticates: boolean
  /** The person wrote this address for that token: the API. The certificate may be shown there. */
  readonly anywhere: boolean
}

/**
 * The way to a URL, as the connection has it. The client certificate is shown to the servers it was
 * entered for, and to the API; a failure when it is needed and may not go there, or when a secret
 * that it takes is missing or unreadable. Printed or serialised, the result shows the mask.
 */
export function networkFor(
  settings: NetworkSettings,
  order: NetworkOrder,
  held: Held,
): Network | Failure {
  const proxy = proxyFrom(settings, held)
  if (proxy && isFailure(proxy)) return proxy
  const clientCertificate = certificateFor(settings, order, held)
  if (clientCertificate && isFailure(clientCertificate)) return clientCertificate
  const { certificateAuthorities } = settings
  return {
    ...(certificateAuthorities !== undefined && { ca: certificateAuthorities }),
    ...(proxy && { proxy: hidden(proxy) }),
    ...(clientCertificate && { clientCertificate: hidden(clientCertificate) }),
  }
}

function proxyFrom(
  { proxy, hasProxyCredentials }: NetworkSettings,
  held: Held,
): ForwardProxy | Failure | undefined {
  if (proxy === undefined) return undefined
  if (!hasProxyCredentials) return { url: proxy }
  const credentials = secretFor(proxy, 'proxy_credentials', held, undefined)
  return isFailure(credentials) ? credentials : { url: proxy, credentials: credentials.secret }
}

function certificateFor(
  { tlsCertificate }: NetworkSettings,
  { url, named, authenticates, anywhere }: NetworkOrder,
  held: Held,
): ClientCertificate | Failure | undefined {
  if (tlsCertificate === undefined) return undefined
  const stored = held.get('tls_key')
  const key =
    anywhere && stored && !isFailure(stored) ? stored : secretFor(url, 'tls_key', held, named)
  if (!isFailure(key)) return { certificates: tlsCertificate, key: key.secret }
  return authenticates || key.code !== 'secret-for-other-origin' ? key : undefined
}

/** Nothing that prints or serialises it reaches what is inside. */
function hidden<T extends object>(value: T): T {
  return Object.defineProperties(value, {
    toJSON: { value: () => MASK },
    [Symbol.for('nodejs.util.inspect.custom')]: { value: () => MASK },
  })
}
