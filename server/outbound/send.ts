import type { Socket } from 'node:net'
import type { BodyProblem, HttpRequest, HttpResponse } from '../../core/http.ts'
import type { Timings, Wire } from '../../core/run.ts'
import { type Answer, type Conversation, converse } from './converse.ts'
import { type Lookup, findAddresses, systemLookup } from './find-addresses.ts'
import { type Limits, defaultLimits } from './limits.ts'
import { openSocket } from './open-socket.ts'
import { type Failure, type Outcome, type Unknown, failure, isFailure } from './outcome.ts'
import { readBody } from './read-body.ts'
import { type TlsDetails, secureSocket } from './secure-socket.ts'
import type { Trust } from './trust.ts'
import { type WireRequest, maskedHead, wireRequest } from './wire-request.ts'
import { type WireValues, plainValues } from './wire-values.ts'

export interface SendOptions {
  /** Who named the address of the request. */
  readonly trust: Trust
  /** What the request's references to secrets stand for; without it there may be none. */
  readonly values?: WireValues
  readonly limits?: Partial<Limits>
  /** A PEM certificate authority trusted beside those Node ships. */
  readonly ca?: string
  /** Ports this tool listens on, which it must not call. */
  readonly ownPorts?: readonly number[]
  /** Stands in for the system's resolver, in tests. */
  readonly lookup?: Lookup
}

/** What became known of the connection while it was made. */
interface Progress {
  readonly started: number
  readonly timings: { -readonly [phase in keyof Timings]?: Timings[phase] }
  remoteAddress?: string
  tls?: TlsDetails
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
  const socket = await connect(wired, options, limits, progress)
  if (isFailure(socket)) {
    return masked({ ...socket, wire: wireOf(progress, request, values) }, values)
  }
  const talk = await converse(socket, wired, limits, remaining(progress, limits), values.mask)
  return outcomeOf(talk, progress, request, values, limits)
}

function masked<O extends { readonly message: string }>(outcome: O, values: WireValues): O {
  return { ...outcome, message: values.mask(outcome.message, true) }
}

function remaining({ started }: Progress, { deadline }: Limits): number {
  return started + deadline - performance.now()
}

async function connect(
  { target }: WireRequest,
  options: SendOptions,
  limits: Limits,
  progress: Progress,
): Promise<Socket | Failure> {
  const found = await findAddresses(target, {
    trust: options.trust,
    ownPorts: options.ownPorts ?? [],
    lookup: options.lookup ?? systemLookup,
    limit: Math.min(limits.dns, remaining(progress, limits)),
  })
  if (isFailure(found)) return found
  if (found.dns !== undefined) progress.timings.dns = found.dns

  const begun = performance.now()
  const budget = Math.min(limits.connect, remaining(progress, limits))
  const socket = await openSocket(target, found.addresses, budget)
  if (isFailure(socket)) return socket
  progress.timings.tcp = performance.now() - begun
  if (socket.remoteAddress !== undefined) progress.remoteAddress = socket.remoteAddress
  socket.setNoDelay(true)
  if (!target.secure) return socket

  const connected = performance.now()
  const secured = await secureSocket(socket, target, begun + budget - connected, options.ca)
  if (isFailure(secured)) return secured
  progress.timings.tls = performance.now() - connected
  progress.tls = secured.tls
  return secured.refused ?? secured.socket
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
  { started, timings, remoteAddress, tls }: Progress,
  request: HttpRequest,
  values: WireValues,
  head = '',
): Wire {
  return {
    requestHead: maskedHead(head, request, values),
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
    timings: { ...timings, total: performance.now() - started },
    ...(tls ? { tls } : {}),
  }
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
