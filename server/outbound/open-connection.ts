import type { Socket } from 'node:net'
import type { Timings, Wire } from '../../core/run.ts'
import { type Lookup, findAddresses, systemLookup } from './find-addresses.ts'
import type { ReadHosts } from './hosts-file.ts'
import type { Limits } from './limits.ts'
import type { Network, ForwardProxy } from './network.ts'
import { openSocket } from './open-socket.ts'
import { openTunnel } from './open-tunnel.ts'
import { type Failure, isFailure } from './outcome.ts'
import { ofProxy, readProxy } from './proxy.ts'
import { type TlsDetails, secureSocket } from './secure-socket.ts'
import type { Target } from './target.ts'
import { type Trust, judgeUnresolved } from './trust.ts'

/** What became known of the connection while it was made. */
export interface Progress {
  readonly started: number
  readonly timings: { -readonly [phase in keyof Timings]?: Timings[phase] }
  remoteAddress?: string
  tls?: TlsDetails
  proxy?: NonNullable<Wire['proxy']>
}

/** Who named the target, and what may be used and spent to get there. */
export interface Way {
  readonly trust: Trust
  readonly ownPorts?: readonly number[]
  readonly lookup?: Lookup
  readonly readHosts?: ReadHosts
  readonly network?: Network
  readonly proxy: ForwardProxy | undefined
  readonly limits: Limits
}

/** A socket, and until when (`performance.now`) the connection has to be ready. */
interface Dialed {
  readonly socket: Socket
  readonly until: number
}

/** Milliseconds left of the whole exchange. */
export function remaining({ started }: Progress, { deadline }: Limits): number {
  return started + deadline - performance.now()
}

/** Opens a connection to the target, through the proxy if there is one, with TLS where it wants it. */
export async function openConnection(
  target: Target,
  way: Way,
  progress: Progress,
): Promise<Socket | Failure> {
  const dialed = way.proxy
    ? await dialThrough(way.proxy, target, way, progress)
    : await dial(target, way, progress)
  if (isFailure(dialed)) return dialed
  const { socket, until } = dialed
  if (!way.proxy && socket.remoteAddress !== undefined)
    progress.remoteAddress = socket.remoteAddress
  if (!target.secure) return socket
  const begun = performance.now()
  const secured = await secureSocket(socket, target, until - begun, way.network)
  if (isFailure(secured)) return secured
  progress.timings.tls = performance.now() - begun
  progress.tls = secured.tls
  return secured.refused ?? secured.socket
}

async function dial(target: Target, way: Way, progress: Progress): Promise<Dialed | Failure> {
  const { limits } = way
  const found = await findAddresses(target, {
    trust: way.trust,
    ownPorts: way.ownPorts ?? [],
    lookup: way.lookup ?? systemLookup,
    ...(way.readHosts && { readHosts: way.readHosts }),
    limit: Math.min(limits.dns, remaining(progress, limits)),
  })
  if (isFailure(found)) return found
  if (found.dns !== undefined) progress.timings.dns = found.dns

  const begun = performance.now()
  const budget = Math.min(limits.connect, remaining(progress, limits))
  const socket = await openSocket(target, found.addresses, budget)
  if (isFailure(socket)) return socket
  progress.timings.tcp = performance.now() - begun
  socket.setNoDelay(true)
  return { socket, until: begun + budget }
}

/** The person typed the proxy, so it may be anywhere; the target is judged by its spelling alone. */
async function dialThrough(
  proxy: ForwardProxy,
  target: Target,
  way: Way,
  progress: Progress,
): Promise<Dialed | Failure> {
  const refused = judgeUnresolved(target, way.trust, way.ownPorts ?? [])
  if (refused) return refused
  const gate = readProxy(proxy.url)
  if (isFailure(gate)) return gate
  const dialed = await dial(gate, { ...way, trust: { typed: true } }, progress)
  if (isFailure(dialed)) return ofProxy(dialed)
  const { until } = dialed
  const { remoteAddress } = dialed.socket
  progress.proxy = { url: gate.origin, ...(remoteAddress !== undefined && { remoteAddress }) }

  const begun = performance.now()
  const socket = await securedProxy(dialed.socket, gate, until - begun, way.network)
  if (isFailure(socket)) return ofProxy(socket)
  if (target.secure) {
    const limit = until - performance.now()
    const { headBytes } = way.limits
    const tunnel = await openTunnel(socket, target, proxy, { limit, headBytes })
    if (isFailure(tunnel)) return tunnel
    progress.proxy = { ...progress.proxy, tunnel: tunnel.statusLine }
  }
  progress.timings.proxy = performance.now() - begun
  return { socket, until }
}

/** The client certificate is for the target; a proxy does not see it. */
async function securedProxy(
  socket: Socket,
  gate: Target,
  limit: number,
  network: Network | undefined,
): Promise<Socket | Failure> {
  if (!gate.secure) return socket
  const { ca } = network ?? {}
  const secured = await secureSocket(socket, gate, limit, ca === undefined ? {} : { ca })
  return isFailure(secured) ? secured : (secured.refused ?? secured.socket)
}
