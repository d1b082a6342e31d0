import type { Socket } from 'node:net'
import { textOfError } from './errors.ts'
import { duration } from './limits.ts'
import type { ForwardProxy } from './network.ts'
import { type Failure, failure } from './outcome.ts'
import { credentialsWanted, proxyAuthorization } from './proxy.ts'
import type { Target } from './target.ts'

/** What the proxy answered: its status line, and that the socket now leads to the target. */
export interface Tunnel {
  readonly statusLine: string
}

/**
 * Asks the proxy at the other end of that socket for a tunnel to the target (RFC 9110 §9.3.6).
 * `limit` is in milliseconds; a proxy that says more than `headBytes` before it is done is left.
 */
export async function openTunnel(
  socket: Socket,
  target: Target,
  proxy: ForwardProxy,
  { limit, headBytes }: { readonly limit: number; readonly headBytes: number },
): Promise<Tunnel | Failure> {
  socket.write(
    [
      `CONNECT ${target.authority} HTTP/1.1`,
      `Host: ${target.authority}`,
      ...proxyAuthorization(proxy).map(([name, value]) => `${name}: ${value}`),
      '\r\n',
    ].join('\r\n'),
  )
  const head = await readHead(socket, limit, headBytes)
  const result = typeof head === 'string' ? judgeAnswer(head, target, proxy) : head
  if ('kind' in result) socket.destroy()
  return result
}

/** The bytes up to the blank line; what follows it stays in the socket. */
function readHead(socket: Socket, limit: number, headBytes: number): Promise<string | Failure> {
  return new Promise((resolve) => {
    let received = Buffer.alloc(0)
    const settle = (result: string | Failure): void => {
      clearTimeout(budget)
      socket.off('readable', read).off('error', broken).off('end', ended).off('close', ended)
      resolve(result)
    }
    const read = (): void => {
      for (let chunk = take(socket); chunk; chunk = take(socket)) {
        received = Buffer.concat([received, chunk])
        const end = received.indexOf('\r\n\r\n')
        if (end >= 0) {
          const rest = received.subarray(end + 4)
          if (rest.length > 0) socket.unshift(rest)
          return settle(received.subarray(0, end).toString('latin1'))
        }
        if (received.length > headBytes) return settle(notAProxy(received))
      }
    }
    const broken = (error: Error): void => settle(hungUp(textOfError(error)))
    const ended = (): void =>
      settle(received.length > 0 ? notAProxy(received) : hungUp('it closed the connection'))
    const budget = setTimeout(
      () =>
        settle(
          failure(
            'proxy-timeout',
            `The proxy did not open a tunnel within ${duration(limit)}. Does it reach the server?`,
          ),
        ),
      Math.max(0, limit),
    )
    socket.on('readable', read).on('error', broken).on('end', ended).on('close', ended)
    read()
  })
}

function take(socket: Socket): Buffer | undefined {
  const chunk: unknown = socket.read()
  return Buffer.isBuffer(chunk) ? chunk : undefined
}

function judgeAnswer(head: string, target: Target, proxy: ForwardProxy): Tunnel | Failure {
  const [statusLine = ''] = head.split('\r\n', 1)
  const status = Number(/^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(statusLine)?.[1])
  if (Number.isNaN(status)) return notAProxy(Buffer.from(head, 'latin1'))
  if (status >= 200 && status < 300) return { statusLine }
  return status === 407
    ? credentialsWanted(schemesIn(head), proxy)
    : failure(
        'proxy-refused',
        `The proxy did not open a tunnel to ${target.authority}; it answered “${statusLine.slice(0, 200)}”. ${status === 403 ? 'Have whoever runs it allow that host and port.' : 'Does it know that host, and reach it?'}`,
      )
}

function schemesIn(head: string): string[] {
  return [...head.matchAll(/^proxy-authenticate: *(.+)$/gim)].map(([, challenge = '']) => challenge)
}

function hungUp(words: string): Failure {
  return failure(
    'proxy-closed',
    `The proxy did not answer when it was asked for a tunnel (${words}). Is it a proxy, and is its scheme, http or https, right?`,
  )
}

function notAProxy(bytes: Buffer): Failure {
  const beginning = bytes
    .subarray(0, 40)
    .toString('latin1')
    .replace(/[^\x20-\x7e]/g, '·')
  return failure(
    'proxy-not-http',
    `What answers at the proxy’s address is no HTTP proxy: its answer begins with “${beginning}”. Are the address, the port and the scheme right?`,
  )
}
