import { type AddressInfo, type Server, type Socket, createServer } from 'node:net'
import { onTestFinished } from 'vitest'
import type { HttpRequest } from '../../../core/http.ts'
import type { Outcome } from '../../../server/outbound/outcome.ts'
import { type SendOptions, send } from '../../../server/outbound/send.ts'

/** A server for the length of one test, and how many connections it took. */
export interface Peer {
  readonly port: number
  readonly hits: () => number
  /** What it was sent, connection by connection. */
  readonly received: readonly string[]
}

/** Speaks raw bytes: `answer` is called once the first bytes have come. */
export async function peer(answer: (socket: Socket) => void, host = '127.0.0.1'): Promise<Peer> {
  const received: string[] = []
  let hits = 0
  const server = createServer((socket) => {
    const index = hits++
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => (received[index] = (received[index] ?? '') + bytes.toString()))
    socket.once('data', () => answer(socket))
  })
  return { port: await listening(server, host), hits: () => hits, received }
}

/** Listens on a free port until the test ends. */
export async function listening(server: Server, host = '127.0.0.1'): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return (server.address() as AddressInfo).port
}

/** A GET of that URL, or what `changes` make of it. */
export function get(url: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, query: [], headers: [], ...changes }
}

/** Sends a GET to an address the person typed. */
export function sendTyped(url: string, options: Partial<SendOptions> = {}): Promise<Outcome> {
  return send(get(url), { trust: { typed: true }, ...options })
}

/** The code of a failure or an unknown outcome, or the status of a response. */
export function codeOf(outcome: Outcome): string | number {
  return outcome.kind === 'response' ? outcome.response.status : outcome.code
}
