const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * True when that redirection endpoint is this tool's own, seen from a page of that origin. A name of
 * this machine counts for any other of it. False for what is no URL.
 */
export function comesBackHere(redirect_uri: string, origin: string): boolean {
  if (!URL.canParse(redirect_uri)) return false
  const { pathname, hostname, port, protocol } = new URL(redirect_uri)
  const own = new URL(origin)
  const sameHost = hostname === own.hostname || [hostname, own.hostname].every(isLoopback)
  return pathname === '/callback' && sameHost && port === own.port && protocol === own.protocol
}

function isLoopback(host: string): boolean {
  return loopback.has(host)
}
