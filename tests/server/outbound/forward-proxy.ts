import { type IncomingMessage, createServer, request as httpRequest } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type Socket, connect } from 'node:net'
import type { TestCertificate } from './certificate.ts'
import { listening } from './peers.ts'

/** A real forward proxy for the length of one test: CONNECT, and absolute-form for plain HTTP. */
export interface TestProxy {
  readonly url: string
  /** Request lines it was sent, in order. */
  readonly lines: readonly string[]
  /** All bytes that went through its tunnels to servers. */
  readonly tunnelled: () => string
}

interface Behaviour {
  /** TLS with the client. */
  readonly secure?: TestCertificate
  /** `user:password` that it wants. */
  readonly credentials?: string
  /** Schemes that it offers in a 407. */
  readonly schemes?: readonly string[]
  /** Answered to every CONNECT instead of a tunnel. */
  readonly refuse?: string
}

/** It takes every host name for this machine, as a company's resolver knows names of its own. */
export async function forwardProxy(behaviour: Behaviour = {}): Promise<TestProxy> {
  const lines: string[] = []
  let tunnelled = ''
  const server = behaviour.secure ? createTlsServer(behaviour.secure) : createServer()
  const unknown = ({ headers }: IncomingMessage): boolean =>
    behaviour.credentials !== undefined &&
    headers['proxy-authorization'] !==
      `Basic ${Buffer.from(behaviour.credentials).toString('base64')}`
  const wanted = (behaviour.schemes ?? ['Basic realm="proxy"'])
    .map((scheme) => `Proxy-Authenticate: ${scheme}\r\n`)
    .join('')

  server.on('connect', (message: IncomingMessage, socket: Socket) => {
    socket.on('error', () => undefined)
    lines.push(`CONNECT ${message.url}`)
    if (unknown(message)) {
      return socket.end(`HTTP/1.1 407 Proxy Authentication Required\r\n${wanted}\r\n`)
    }
    if (behaviour.refuse !== undefined) return socket.end(`HTTP/1.1 ${behaviour.refuse}\r\n\r\n`)
    const port = Number(message.url?.split(':').at(-1))
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\nVia: 1.1 test\r\n\r\n')
      socket.on('data', (bytes: Buffer) => (tunnelled += bytes.toString('latin1')))
      socket.pipe(onward).pipe(socket)
    })
    onward.on('error', () => socket.destroy())
  })
  server.on('request', (message, response) => {
    lines.push(`${message.method} ${message.url}`)
    if (unknown(message)) return response.writeHead(407).end()
    const { port, pathname, search } = new URL(message.url ?? '')
    const headers = { ...message.headers }
    delete headers['proxy-authorization']
    const path = `${pathname}${search}`
    const options = { host: '127.0.0.1', port, path, method: message.method, headers }
    message.pipe(
      httpRequest(options, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      }),
    )
  })
  const port = await listening(server)
  const scheme = behaviour.secure ? 'https' : 'http'
  return { url: `${scheme}://localhost:${port}`, lines, tunnelled: () => tunnelled }
}
