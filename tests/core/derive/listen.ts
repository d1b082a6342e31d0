import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as a server received it. */
export interface Received {
  readonly method: string
  readonly target: string
  /** Names in lower case, in wire order. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/** A server of this machine that keeps what it receives, closed when the test ends. */
export async function listen(): Promise<{ origin: string; received: Received[] }> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: target = '', rawHeaders } = request
      const body = Buffer.concat(chunks).toString()
      received.push({ method, target, headers: pairs(rawHeaders), body })
      response.end('received')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

function pairs(rawHeaders: readonly string[]): [string, string][] {
  return rawHeaders.flatMap((name, index) =>
    // Header bytes arrive as Latin-1; what was sent is UTF-8.
    index % 2 === 0
      ? [[name.toLowerCase(), Buffer.from(rawHeaders[index + 1] ?? '', 'latin1').toString()]]
      : [],
  )
}
