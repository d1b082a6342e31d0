import type { IncomingMessage } from 'node:http'

/** An origin the tool is reached under: what `Host` says, and what `Origin` says. */
export interface OwnHost {
  readonly host: string
  readonly origin: string
}

/**
 * The origin a request was made to, when it is one of the tool's own by exact equality: the
 * loopback names or the address connected to, with the port connected to; or the public origin.
 * Undefined for every other `Host`, for none or several, and for a request target that is not a
 * path: a name that merely resolves to this machine must not reach it (DNS rebinding).
 */
export function ownHostOf(
  { rawHeaders, url, socket }: IncomingMessage,
  publicOrigin?: string,
): OwnHost | undefined {
  const hosts = rawHeaders.filter((_, i) => i % 2 === 1 && /^host$/i.test(rawHeaders[i - 1] ?? ''))
  const host = hosts.length === 1 ? hosts[0]?.toLowerCase() : undefined
  if (host === undefined || !url?.startsWith('/')) return undefined
  if (publicOrigin !== undefined && host === new URL(publicOrigin).host) {
    return { host, origin: new URL(publicOrigin).origin }
  }
  const address = (socket.localAddress ?? '').replace(/^::ffff:/, '')
  const names = [
    'localhost',
    '127.0.0.1',
    '[::1]',
    address.includes(':') ? `[${address}]` : address,
  ]
  const port = socket.localPort === 80 ? '' : `:${socket.localPort}`
  return names.some((name) => host === `${name}${port}`)
    ? { host, origin: `http://${host}` }
    : undefined
}
