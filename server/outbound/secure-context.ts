import { createHash } from 'node:crypto'
import { type SecureContext, createSecureContext } from 'node:tls'
import type { Network } from './network.ts'
import { trustedAuthorities } from './trusted-authorities.ts'

/** Whom to trust, and what to show to a server that asks who this client is. */
export type Identity = Pick<Network, 'ca' | 'clientCertificate'>

/** How many are remembered: a person works with few connections at a time. */
const most = 8

const remembered = new Map<string, SecureContext>()

/**
 * What a handshake starts from. Throws when a certificate or the key cannot be used. One with
 * further authorities takes OpenSSL a fifth of a second, since Node has it read all of its own
 * again; so it is remembered.
 */
export function secureContextFor({ ca, clientCertificate }: Identity): SecureContext {
  const shown = clientCertificate && {
    cert: clientCertificate.certificates,
    key: clientCertificate.key,
  }
  if (ca === undefined) return createSecureContext(shown)
  const name = createHash('sha256')
    .update(JSON.stringify([ca, shown]))
    .digest('hex')
  const context =
    remembered.get(name) ?? createSecureContext({ ca: trustedAuthorities(ca), ...shown })
  // The one used last goes to the end, the one used longest ago goes out.
  remembered.delete(name)
  remembered.set(name, context)
  const [oldest] = remembered.keys()
  if (remembered.size > most && oldest !== undefined) remembered.delete(oldest)
  return context
}
