import {
  type AddressSpace,
  type ForbiddenRange,
  isLocalhost,
  isMetadataName,
  isOwnAddress,
  isReachable,
  sameAddress,
  spaceOf,
} from './address.ts'
import { type Failure, failure } from './outcome.ts'
import type { Target } from './target.ts'

/** Who named the address: the person, or a server that answered from that space. */
export type Trust = { readonly typed: true } | { readonly suppliedBy: AddressSpace }

/** What a server at that address may name in turn; without a usable address, only public ones. */
export function trustFrom(remoteAddress: string | undefined): Trust {
  const space = spaceOf(remoteAddress ?? '')
  return { suppliedBy: isReachable(space) ? space : 'public' }
}

const privacy: Readonly<Record<AddressSpace, number>> = { public: 0, private: 1, loopback: 2 }

const forbidden: Readonly<Record<ForbiddenRange, string>> = {
  'link-local': 'a link-local address, where cloud machines keep credentials',
  metadata: 'an address where cloud machines keep credentials',
  unspecified: 'the unspecified address, which stands for this machine',
  multicast: 'a multicast address',
  embedded: 'an IPv6 address that hides an IPv4 address, so a gateway decides where it leads',
  reserved: 'a reserved address, where no server can be',
}

/**
 * Whether that address of the target may be connected to. `ownPorts` are the ports this tool
 * itself listens on: it must not be made to call itself. `hosts` are the addresses that this
 * machine's hosts file gives the target's name.
 */
export function judge(
  target: Target,
  address: string,
  trust: Trust,
  ownPorts: readonly number[],
  hosts: readonly string[] = [],
): Failure | undefined {
  const space = spaceOf(address)
  const found = target.host === address ? address : `${target.host} is at ${address},`
  if (!isReachable(space)) {
    return failure(
      'address-refused',
      `${found}${target.host === address ? ' is' : ''} ${forbidden[space]}. This tool never connects there. Use another name or address of the server.`,
    )
  }
  if (ownPorts.includes(target.port) && isOwnAddress(address)) {
    return failure(
      'own-origin',
      `${target.authority} is this tool itself, which sends nothing to itself. Use the address of the server you want to reach.`,
    )
  }
  return judgeLoopbackName(target, address, space, hosts) ?? judgeDescent(target, space, trust)
}

/**
 * What can be said against a target before anybody resolves it, which is all there is where a proxy
 * does so: its address when it is spelled as one, and names that are known to lead nowhere good.
 */
export function judgeUnresolved(
  target: Target,
  trust: Trust,
  ownPorts: readonly number[],
): Failure | undefined {
  if (target.isAddress) return judge(target, target.host, trust, ownPorts)
  if (!isMetadataName(target.host)) return undefined
  return failure(
    'address-refused',
    `${target.host} is where cloud machines keep credentials. This tool never connects there.`,
  )
}

/**
 * A name that resolves to loopback is what DNS rebinding looks like, unless it is this machine itself
 * that gives it the address.
 */
function judgeLoopbackName(
  target: Target,
  address: string,
  space: AddressSpace,
  hosts: readonly string[],
): Failure | undefined {
  if (target.isAddress || isLocalhost(target.host) || space !== 'loopback') return undefined
  if (hosts.some((known) => sameAddress(known, address))) return undefined
  return failure(
    'name-resolves-to-loopback',
    `${target.host} resolves to ${address}, which is this machine. A name in the DNS is not taken for that. If you mean a server on this machine, type localhost or ${address} instead, or give the name that address in this machine’s hosts file.`,
  )
}

/** What a server supplied may not be more private than that server. */
function judgeDescent(target: Target, space: AddressSpace, trust: Trust): Failure | undefined {
  if ('typed' in trust || privacy[space] <= privacy[trust.suppliedBy]) return undefined
  return failure(
    'more-private-than-supplier',
    `${target.authority} is a ${space} address, and the server that supplied it is a ${trust.suppliedBy} one. A server may not send this tool to more private places. If the address is right, enter it in the connection yourself.`,
  )
}
