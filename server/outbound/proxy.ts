import { isLocalhost, spaceOf } from './address.ts'
import type { Network, ForwardProxy } from './network.ts'
import { type Failure, failure, isFailure } from './outcome.ts'
import { type Target, readTarget } from './target.ts'

/**
 * Where a proxy's URL leads. Refuses what is not `http:` or `https:` with a host and port alone:
 * credentials in it would be shown wherever the URL is.
 */
export function readProxy(url: string): Target | Failure {
  const target = readTarget(url)
  if (isFailure(target)) {
    return failure(
      'proxy-url',
      `The proxy’s address cannot be used. ${target.message} It looks like http://proxy.example:3128, its user name and password apart.`,
    )
  }
  if (target.path === '/') return target
  return failure(
    'proxy-url',
    `The proxy’s address has a path, ${target.path}. A proxy is a host and a port alone: enter ${target.origin}.`,
  )
}

/**
 * The proxy to use for a target; undefined when there is none. This machine's own addresses are
 * never asked of a proxy, to which they would be its own machine.
 */
export function proxyFor(
  { host, isAddress }: Target,
  network: Network | undefined,
): ForwardProxy | undefined {
  const own = isLocalhost(host) || (isAddress && spaceOf(host) === 'loopback')
  return own ? undefined : network?.proxy
}

/** The header with its credentials (RFC 9110 §11.7.2), or nothing. */
export function proxyAuthorization({
  credentials,
}: ForwardProxy): (readonly [name: string, value: string])[] {
  if (credentials === undefined) return []
  return [['Proxy-Authorization', `Basic ${Buffer.from(credentials).toString('base64')}`]]
}

/** The same failure, said of the proxy: it is not the server that has to be looked at. */
export function ofProxy({ code, message }: Failure): Failure {
  return failure(`proxy-${code}`, `The proxy could not be used. ${message}`)
}

/** What a 407 asks for (RFC 9110 §15.5.8), by the values of its Proxy-Authenticate headers. */
export function credentialsWanted(
  challenges: readonly string[],
  { credentials }: ForwardProxy,
): Failure {
  const schemes = challenges.map((challenge) => challenge.split(' ', 1)[0] ?? '')
  const offered = schemes.join(', ') || 'none named'
  if (schemes.length > 0 && !schemes.some((name) => name.toLowerCase() === 'basic')) {
    return failure(
      'proxy-authentication',
      `The proxy wants to know who asks (407), by ${offered}; this tool speaks Basic alone. Use a local proxy that adds those credentials.`,
    )
  }
  return failure(
    'proxy-authentication',
    credentials === undefined
      ? `The proxy wants a user name and password (407; schemes: ${offered}). Enter them in the connection, under Network.`
      : `The proxy does not take the user name and password (407; schemes: ${offered}). Enter them again in the connection, under Network.`,
  )
}
