import { isUtf8 } from 'node:buffer'
import type { Socket } from 'node:net'
import { Client, type Dispatcher } from 'undici'
import type { TextField } from '../../core/http.ts'
import { duration, type Limits } from './limits.ts'
import type { Trouble } from './outcome.ts'
import { answerTrouble } from './answer-trouble.ts'
import { HeadTooLarge, OtherProtocol, type Received } from './received.ts'
import { type Watched, watch } from './watch.ts'
import type { WireRequest } from './wire-request.ts'
import type { WireValues } from './wire-values.ts'

/** A final response as it came, its body still encoded. */
export interface Answer {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly TextField[]
  readonly body: Buffer
  /** How the body ended: as announced, at our limit, by a reset, or with more bytes to come. */
  readonly end: 'whole' | 'cut' | 'reset' | 'surplus'
}

/** What became of a request on an open connection. */
export interface Conversation {
  readonly watched: Watched
  readonly result: Answer | Trouble
}

/**
 * Sends the request over that socket with undici's HTTP/1.1 parser and collects the answer.
 * `remaining` is in milliseconds; `mask` keeps secrets out of messages. The socket is closed in the end, whatever happened.
 */
export async function converse(
  socket: Socket,
  request: WireRequest,
  limits: Limits,
  remaining: number,
  mask: WireValues['mask'],
): Promise<Conversation> {
  const received: Received = { body: [], bytes: 0 }
  const watched = watch(socket, (bytes) => {
    if (received.status === undefined && bytes > limits.headBytes) {
      socket.destroy(new HeadTooLarge())
    }
  })
  let reset = false
  // Before undici listens: it takes a reset for the end of a body that has no other end.
  socket.on('error', () => (reset = true))
  const client = clientOver(socket, request.target.origin, limits)
  let timer: NodeJS.Timeout | undefined
  const result = await new Promise<Answer | Trouble>((resolve) => {
    timer = setTimeout(() => resolve(tooLate(request, received, limits)), Math.max(0, remaining))
    const failed = (error: unknown): void =>
      resolve(answerTrouble({ error, target: request.target, watched, received, mask }))
    try {
      client.dispatch(
        dispatchOptions(request),
        collector(
          received,
          limits,
          watched,
          () => (reset ? 'reset' : endOf(received, request, watched)),
          resolve,
          failed,
        ),
      )
    } catch (error) {
      failed(error)
    }
  })
  clearTimeout(timer)
  // Closing never fails for us: the answer, or why there is none, is known.
  client.destroy().catch(() => undefined)
  socket.destroy()
  return { watched, result }
}

/** A client for one request: it is given its socket and can never open another. */
function clientOver(socket: Socket, origin: string, limits: Limits): Client {
  let used = false
  return new Client(origin, {
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: limits.headBytes,
    connect(_options, callback) {
      const usable = !used && !socket.destroyed
      used = true
      // Not at once: undici does not look for work again while it is still asking for a socket.
      queueMicrotask(() => {
        if (usable) callback(null, socket)
        else callback(new Error('closed before the request was sent'), null)
      })
    },
  })
}

function dispatchOptions({
  target,
  method,
  headers,
  body,
}: WireRequest): Dispatcher.DispatchOptions {
  return {
    path: target.path,
    method,
    headers: headers.flat(),
    ...(body ? { body } : {}),
  }
}

function collector(
  received: Received,
  limits: Limits,
  watched: Watched,
  end: () => Answer['end'],
  resolve: (answer: Answer) => void,
  failed: (error: unknown) => void,
): Dispatcher.DispatchHandler {
  const complete = (end: Answer['end']): void =>
    resolve({
      status: received.status ?? 0,
      statusText: received.statusText ?? '',
      headers: received.headers ?? [],
      body: Buffer.concat(received.body),
      end,
    })
  return {
    onRequestStart: () => undefined,
    onResponseStart(controller, status, _headers, statusText) {
      if (status < 200) return
      // undici's parser takes the versions 0.9 and 2.0 for this one, and RTSP and ICE for HTTP.
      if (!/^HTTP\/1\.[01] /.test(watched.statusLine()))
        return controller.abort(new OtherProtocol())
      Object.assign(received, { status, statusText, headers: pairs(controller.rawHeaders) })
    },
    onResponseData(controller, chunk) {
      const room = limits.encodedBytes - received.bytes
      received.bytes += chunk.length
      received.body.push(Buffer.from(chunk.subarray(0, room)))
      if (chunk.length <= room) return
      complete('cut')
      controller.abort(new Error('The body is larger than the limit'))
    },
    onResponseEnd: () => complete(end()),
    onResponseError(_controller, error) {
      // A 304 has no body whatever its Content-Length says (RFC 9110 §15.4.5), which undici misses.
      if (received.status === 304) complete('whole')
      else failed(error)
    },
  }
}

/** Bytes beyond the Content-Length: a server that counted characters, say. */
function endOf(received: Received, request: WireRequest, watched: Watched): Answer['end'] {
  const length = received.headers?.find(([name]) => name.toLowerCase() === 'content-length')?.[1]
  const bodiless = request.method === 'HEAD' || received.status === 304
  if (length === undefined || bodiless) return 'whole'
  return (watched.bytesAfterHead() ?? 0) > Number(length) ? 'surplus' : 'whole'
}

function pairs(raw: unknown): TextField[] {
  const parts = Array.isArray(raw) ? raw.map(headerText) : []
  return Array.from({ length: parts.length / 2 }, (_, i) => [
    parts[2 * i] ?? '',
    parts[2 * i + 1] ?? '',
  ])
}

/** Header bytes are ISO-8859-1 by tradition; servers that go beyond ASCII mostly mean UTF-8. */
function headerText(part: unknown): string {
  if (!Buffer.isBuffer(part)) return String(part)
  return part.toString(isUtf8(part) ? 'utf8' : 'latin1')
}

function tooLate({ target }: WireRequest, { status, bytes }: Received, limits: Limits): Trouble {
  const limit = duration(limits.deadline)
  if (status === undefined) {
    return {
      code: 'no-answer-in-time',
      message: `${target.authority} took the request and did not answer within ${limit}. It may have acted on it all the same. Look at the server’s log before you send it again.`,
    }
  }
  return {
    code: 'answer-not-in-time',
    message: `${target.authority} answered ${status} and did not finish the body within ${limit}; ${bytes} bytes of it came. Look at the server’s log before you send the request again.`,
  }
}
