import { type IncomingMessage, type Server, createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, type Socket, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { authority, selfSigned } from '../../server/outbound/certificate.ts'

/** A request that reached one of the vendor's hosts. */
export interface VendorRequest {
  readonly method: string
  /** With the host name that it was for. */
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface VendorAnswer {
  readonly status?: number
  readonly type?: string
  readonly body: string
}

/** The internet as a test has it: the vendor's own host names, answered on this machine. */
export interface VendorNetwork {
  /** The proxy that leads there. */
  readonly proxy: string
  /** Whose certificates the hosts show. */
  readonly authorities: string
  /** All that came, in order. */
  readonly requests: readonly VendorRequest[]
  close(): Promise<void>
}

/** Answers over TLS, under their own names, what the vendor's hosts are asked through a proxy. */
export async function startVendorNetwork(
  hosts: readonly string[],
  answer: (request: VendorRequest) => VendorAnswer | undefined,
): Promise<VendorNetwork> {
  const by = authority('Test Authority')
  const requests: VendorRequest[] = []
  const vendor = createTlsServer(selfSigned(hosts, { by }), (message, response) => {
    void text(message).then((body) => {
      const { method = '', headers } = message
      const url = new URL(message.url ?? '/', `https://${headers.host}`)
      const request = { method, url, headers, body }
      requests.push(request)
      const found = answer(request) ?? { status: 404, type: 'text/html', body: '<h1>404</h1>' }
      const { status = 200, type = 'application/json' } = found
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
      response.end(found.body)
    })
  })
  const port = await listen(vendor)
  const proxy = createServer()
  proxy.on('connect', (_message: IncomingMessage, socket: Socket) => {
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    for (const each of [socket, onward]) each.on('error', () => each.destroy())
  })
  const at = await listen(proxy)
  const close = async () => {
    await Promise.all([proxy, vendor].map(ended))
  }
  return { proxy: `http://localhost:${at}`, authorities: by.cert, requests, close }
}

async function listen(server: Server | ReturnType<typeof createTlsServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function ended(server: Server | ReturnType<typeof createTlsServer>): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
