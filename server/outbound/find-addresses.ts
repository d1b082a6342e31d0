import { lookup } from 'node:dns/promises'
import { codeOf, textOfError } from './errors.ts'
import { isLocalhost, spaceOf } from './address.ts'
import { type ReadHosts, readSystemHosts } from './hosts-file.ts'
import { duration, within } from './limits.ts'
import { type Failure, failure, isFailure } from './outcome.ts'
import type { Target } from './target.ts'
import { type Trust, judge, judgeUnresolved } from './trust.ts'

/** Gives the IP addresses of a name; rejects when there is none. */
export type Lookup = (host: string) => Promise<readonly string[]>

/** The system's resolver, so that the hosts file counts as it does for every other program. */
export const systemLookup: Lookup = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)

/** How many of the judged addresses are tried. */
const tried = 8

/** What `localhost` stands for without asking anybody (RFC 6761 §6.3), in a browser's order. */
const loopback = ['::1', '127.0.0.1']

export interface Addresses {
  /** In the order to try them. Each has been judged. */
  readonly addresses: readonly string[]
  /** Milliseconds; absent when nothing was asked. */
  readonly dns?: number
}

/**
 * The addresses of the target. One that may not be connected to refuses the whole target: which of
 * several answers is used must not depend on chance.
 */
export async function findAddresses(
  target: Target,
  options: {
    readonly trust: Trust
    readonly ownPorts: readonly number[]
    readonly lookup: Lookup
    readonly readHosts?: ReadHosts
    /** Milliseconds for the resolver. */
    readonly limit: number
  },
): Promise<Addresses | Failure> {
  const refused = judgeUnresolved(target, options.trust, options.ownPorts)
  if (refused) return refused
  const found = await allAddresses(target, options.lookup, options.limit)
  if (isFailure(found)) return found
  const isNamedHere = found.addresses.some((address) => spaceOf(address) === 'loopback')
  const hosts = isNamedHere ? await (options.readHosts ?? readSystemHosts)(target.host) : []
  for (const address of found.addresses) {
    const unfit = judge(target, address, options.trust, options.ownPorts, hosts)
    if (unfit) return unfit
  }
  return { ...found, addresses: alternating(found.addresses).slice(0, tried) }
}

async function allAddresses(
  { host, isAddress }: Target,
  resolve: Lookup,
  limit: number,
): Promise<Addresses | Failure> {
  if (isAddress) return { addresses: [host] }
  if (isLocalhost(host)) return { addresses: loopback }
  const started = performance.now()
  const asked = resolve(host).catch((error: unknown) => notFound(host, error))
  const answer = await within(asked, limit, () =>
    failure(
      'dns-timeout',
      `The DNS gave no answer for ${host} within ${duration(limit)}. Does this machine reach its DNS server?`,
    ),
  )
  if ('kind' in answer) return answer
  if (answer.length === 0) return notFound(host, undefined)
  return { addresses: answer, dns: performance.now() - started }
}

function notFound(host: string, error: unknown): Failure {
  const code = codeOf(error) ?? 'no address'
  return ['ENOTFOUND', 'ENODATA', 'no address'].includes(code)
    ? failure(
        'name-not-found',
        `No address is known for ${host} (${code}). Is the name spelled right, and is it known on this network?`,
      )
    : failure(
        'dns-failed',
        `Looking up ${host} failed (${textOfError(error)}). Does this machine reach its DNS server?`,
      )
}

/** IPv6 and IPv4 by turns, so that one broken family costs one attempt (RFC 8305 §4). */
function alternating(addresses: readonly string[]): string[] {
  const [first = '', ...rest] = addresses
  const isLikeFirst = (address: string): boolean => address.includes(':') === first.includes(':')
  const others = rest.filter((address) => !isLikeFirst(address))
  const likeFirst = [first, ...rest.filter(isLikeFirst)]
  return likeFirst
    .flatMap((address, i) => [address, ...others.slice(i, i + 1)])
    .concat(others.slice(likeFirst.length))
}
