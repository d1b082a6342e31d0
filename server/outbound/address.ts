import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'

/** Where an address leads, from the most to the least reachable by others. */
export type AddressSpace = 'public' | 'private' | 'loopback'

/** Addresses that are never connected to, whoever named them. */
export type ForbiddenRange =
  'link-local' | 'metadata' | 'unspecified' | 'multicast' | 'embedded' | 'reserved'

/**
 * What ipaddr.js calls its ranges, and what they are to us; a range not listed is reserved. Shared
 * address space (RFC 6598) counts as private: carriers and overlay networks use it that way.
 */
const spaces: Readonly<Record<string, AddressSpace | ForbiddenRange>> = {
  unicast: 'public',
  private: 'private',
  uniqueLocal: 'private',
  deprecatedSiteLocal: 'private',
  carrierGradeNat: 'private',
  loopback: 'loopback',
  linkLocal: 'link-local',
  unspecified: 'unspecified',
  multicast: 'multicast',
  '6to4': 'embedded',
  teredo: 'embedded',
  rfc6052: 'embedded',
  rfc6145: 'embedded',
}

/** Where clouds keep machine credentials outside the link-local range. */
const metadataAddresses: ReadonlySet<string> = new Set([
  '100.100.100.200',
  '168.63.129.16',
  'fd20:ce::254',
  'fd00:42::42',
  'fd00:c1::a9fe:a9fe',
])

/** Of which every address belongs to the cloud: instance data, credentials, DNS, time. */
const metadataRange = ipaddr.parseCIDR('fd00:ec2::/32')

const metadataNames: ReadonlySet<string> = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
  'metadata.azure.internal',
  'metadata.tencentyun.com',
  'rancher-metadata',
])

/** What ipaddr.js takes for unicast and is not (RFC 4291 §2.5.5.1, RFC 9780). */
const ipv4Compatible = ipaddr.parseCIDR('::/96')
const dummyPrefix = ipaddr.parseCIDR('100:0:0:1::/64')

/**
 * The space of an IP address. An IPv4-mapped address counts as the IPv4 address in it, since the
 * kernel connects to that. Every other embedding (NAT64, 6to4, Teredo, ISATAP, IPv4-compatible) is
 * forbidden whatever it embeds: where it leads is up to a gateway. Text that is no IP address is
 * `reserved`.
 */
export function spaceOf(address: string): AddressSpace | ForbiddenRange {
  if (!isIP(address)) return 'reserved'
  const parsed = parse(address)
  if (metadataAddresses.has(parsed.toString())) return 'metadata'
  const space = spaces[parsed.range()] ?? 'reserved'
  return parsed instanceof ipaddr.IPv6 ? spaceOfIpv6(parsed, space) : space
}

function spaceOfIpv6(
  address: ipaddr.IPv6,
  space: AddressSpace | ForbiddenRange,
): AddressSpace | ForbiddenRange {
  if (address.match(metadataRange)) return 'metadata'
  if (space === 'public' && address.match(dummyPrefix)) return 'reserved'
  const embeds = address.match(ipv4Compatible) || isIsatap(address)
  return embeds && isReachable(space) && space !== 'loopback' ? 'embedded' : space
}

/** An interface identifier that holds an IPv4 address, under any prefix (RFC 5214 §6.1). */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return [0, 0x200].includes(parts[4] ?? 1) && parts[5] === 0x5efe
}

/**
 * The address, an IPv4-mapped one as the IPv4 address in it. IPv6 goes through the URL parser
 * first: ipaddr.js takes `::127.0.0.1` for `::ffff:127.0.0.1`, which the kernel does not.
 */
function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 {
  if (isIP(address) === 4) return ipaddr.parse(address)
  const [withoutZone = ''] = address.split('%')
  return ipaddr.process(new URL(`http://[${withoutZone}]/`).hostname.slice(1, -1))
}

/** True for the spaces that anything may ever be sent to. */
export function isReachable(space: AddressSpace | ForbiddenRange): space is AddressSpace {
  return space === 'public' || space === 'private' || space === 'loopback'
}

/** True for `localhost` and the names under it (RFC 6761 §6.3), with or without a final dot. */
export function isLocalhost(host: string): boolean {
  return /(^|\.)localhost\.?$/i.test(host)
}

/** True for a name under which a cloud serves machine credentials. */
export function isMetadataName(host: string): boolean {
  return metadataNames.has(host.toLowerCase().replace(/\.$/, ''))
}

/** True for the loopback addresses and those of this machine's network interfaces. */
export function isOwnAddress(address: string): boolean {
  if (spaceOf(address) === 'loopback') return true
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return own.some((entry) => sameAddress(entry.address, address))
}

/** True when both spell the same address: `::ffff:10.0.0.1` is `10.0.0.1`. */
export function sameAddress(one: string, other: string): boolean {
  if (!isIP(one) || !isIP(other)) return false
  return parse(one).toNormalizedString() === parse(other).toNormalizedString()
}
