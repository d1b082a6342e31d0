import type { BodyProblem, HttpRequest, HttpResponse } from '../../core/http.ts'
import type { Wire } from '../../core/run.ts'
import { type Answer, type Conversation, converse } from './converse.ts'
import type { Lookup } from './find-addresses.ts'
import type { ReadHosts } from './hosts-file.ts'
import { type Limits, defaultLimits } from './limits.ts'
import type { Network, ForwardProxy } from './network.ts'
import { type Progress, openConnection, remaining } from './open-connection.ts'
import { type Outcome, type Unknown, failure, isFailure } from './outcome.ts'
import { credentialsWanted, proxyAuthorization, proxyFor } from './proxy.ts'
import { readBody } from './read-body.ts'
import type { Trust } from './trust.ts'
import { type WireRequest, maskedHead, wireRequest } from './wire-request.ts'
import { type WireValues, plainValues } from './wire-values.ts'

export interface SendOptions {
  /** Who named the address of the request. */
  readonly trust: Trust
  /** What the request's references to secrets stand for; without it there may be none. */
  readonly values?: WireValues
  readonly limits?: Partial<Limits>
  /** How to get there, where that is not this machine's own way. */
  readonly network?: Network
  /** Ports this tool listens on, which it must not call. */
  readonly ownPorts?: readonly number[]
  /** Stands in for the system's resolver, in tests. */
  readonly lookup?: Lookup
  /** Stands in for this machine's hosts file, in tests. */
  readonly readHosts?: ReadHosts
}

/**
 * Sends one request over a connection of its own and reports what became of it: the only way out
 * of this tool. No redirect is followed, nothing is sent twice, and nothing a peer does is thrown.
 */
export async function send(request: HttpRequest, options: SendOptions): Promise<Outcome> {
  const values = options.values ?? plainValues
  const progress: Progress = { started: performance.now(), timings: {} }
  const limits = { ...defaultLimits, ...options.limits }
  const wired = wireRequest(request, values)
  if (isFailure(wired)) return masked(wired, values)
  const proxy = proxyFor(wired.target, options.network)
  const socket = await openConnection(wired.target, { ...options, proxy, limits }, progress)
  if (isFailure(socket)) {
    return masked({ ...socket, wire: wireOf(progress, request, values) }, values)
  }
  const asked = proxy && !wired.target.secure ? forProxy(wired, proxy) : wired
  const talk = await converse(socket, asked, limits, remaining(progress, limits), values.mask)
  const outcome = await outcomeOf(talk, progress, request, values, limits)
  return asked === wired || !proxy ? outcome : answeredByProxy(outcome, proxy, values)
}

/** Plain HTTP names the whole target to the proxy (RFC 9112 §3.2.2), who it is from included. */
function forProxy(request: WireRequest, proxy: ForwardProxy): WireRequest {
  const { origin, path } = request.target
  return {
    ...request,
    target: { ...request.target, path: `${origin}${path}` },
    headers: [...request.headers, ...proxyAuthorization(proxy)],
  }
}

/** With plain HTTP a proxy answers in the server's place; a 407 is never a server's. */
function answeredByProxy(outcome: Outcome, proxy: ForwardProxy, values: WireValues): Outcome {
  if (outcome.kind !== 'response' || outcome.response.status !== 407) return outcome
  const challenges = outcome.response.headers.flatMap(([name, value]) =>
    name.toLowerCase() === 'proxy-authenticate' ? [value] : [],
  )
  return masked({ ...credentialsWanted(challenges, proxy), wire: outcome.wire }, values)
}

function masked<O extends { readonly message: string }>(outcome: O, values: WireValues): O {
  return { ...outcome, message: values.mask(outcome.message, true) }
}

async function outcomeOf(
  { result, watched }: Conversation,
  progress: Progress,
  request: HttpRequest,
  values: WireValues,
  limits: Limits,
): Promise<Outcome> {
  const [sentAt, answeredAt] = [watched.sentAt(), watched.answeredAt()]
  if (sentAt !== undefined && answeredAt !== undefined) {
    progress.timings.firstByte = answeredAt - sentAt
  }
  const wire = wireOf(progress, request, values, watched.sentHead())
  if ('status' in result) {
    return { kind: 'response', response: await responseOf(result, values, limits), wire }
  }
  if (sentAt === undefined) {
    return masked({ ...failure(result.code, result.message), wire }, values)
  }
  const unknown: Unknown = { kind: 'unknown', ...result, wire }
  return masked(unknown, values)
}

function wireOf(
  { started, timings, remoteAddress, tls, proxy }: Progress,
  request: HttpRequest,
  values: WireValues,
  head = '',
): Wire {
  return {
    requestHead: maskedHead(head, request, values),
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
    timings: { ...timings, total: performance.now() - started },
    ...(tls ? { tls } : {}),
    ...(proxy ? { proxy: maskedProxy(proxy, values) } : {}),
  }
}

/** A status line is the proxy's own words, and may repeat what it was sent. */
function maskedProxy(
  { tunnel, ...proxy }: NonNullable<Wire['proxy']>,
  values: WireValues,
): NonNullable<Wire['proxy']> {
  return { ...proxy, ...(tunnel !== undefined && { tunnel: values.mask(tunnel, true) }) }
}

async function responseOf(
  { status, statusText, headers, body, end }: Answer,
  values: WireValues,
  limits: Limits,
): Promise<HttpResponse> {
  const { text, problems } = await readBody(body, headers, limits.decodedBytes, end === 'cut')
  const problem = endProblem(end, limits)
  return {
    status,
    statusText: values.mask(statusText),
    headers: headers.map(([name, value]) => [values.mask(name), values.mask(value)]),
    body: values.mask(text, end !== 'whole' || problems.length > 0),
    encodedBytes: body.length,
    problems: problem ? [problem, ...problems] : problems,
  }
}

function endProblem(end: Answer['end'], limits: Limits): BodyProblem | undefined {
  switch (end) {
    case 'whole':
      return undefined
    case 'cut':
      return { kind: 'cut-at-limit', limit: limits.encodedBytes }
    case 'reset':
      return { kind: 'truncated' }
    case 'surplus':
      return { kind: 'longer-than-announced' }
  }
}
