import type { Socket } from 'node:net'

/** What really went over a socket, seen below the HTTP library. */
export interface Watched {
  /** The request line and headers as written; empty when no byte of them was. */
  sentHead(): string
  /** Milliseconds (`performance.now`) at which the first byte was written; absent before. */
  sentAt(): number | undefined
  /** Milliseconds (`performance.now`) at which the first byte came; absent before. */
  answeredAt(): number | undefined
  /** The first bytes received, 64 at most. */
  firstBytes(): Buffer
  receivedBytes(): number
  /** The status line of the final response; empty while it is not complete. */
  statusLine(): string
  /** Bytes after the head of the final response; absent while it is not complete. */
  bytesAfterHead(): number | undefined
}

const kept = 64

/**
 * Watches a socket that undici is about to use: it writes with `write` and reads with `read`.
 * `onReceived` is told the number of bytes after each read.
 */
export function watch(socket: Socket, onReceived: (bytes: number) => void): Watched {
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean
  const read = socket.read.bind(socket) as (size?: number) => unknown
  let head = ''
  let sentAt: number | undefined
  let answeredAt: number | undefined
  let received = 0
  let first = Buffer.alloc(0)
  const afterHead = headFinder()

  socket.write = (...args: unknown[]): boolean => {
    sentAt ??= performance.now()
    if (!head.includes('\r\n\r\n')) head += latin1(args[0])
    return write(...args)
  }
  socket.read = (size?: number): unknown => {
    const chunk = read(size)
    if (!Buffer.isBuffer(chunk)) return chunk
    answeredAt ??= performance.now()
    received += chunk.length
    if (first.length < kept) first = Buffer.concat([first, chunk.subarray(0, kept - first.length)])
    afterHead.add(chunk)
    onReceived(received)
    return chunk
  }
  return {
    sentHead: () => head.slice(0, head.includes('\r\n\r\n') ? head.indexOf('\r\n\r\n') : undefined),
    sentAt: () => sentAt,
    answeredAt: () => answeredAt,
    firstBytes: () => first,
    receivedBytes: () => received,
    statusLine: () => afterHead.statusLine(),
    bytesAfterHead: () => afterHead.count(),
  }
}

/** Finds where the final head ends, past the informational responses before it. */
function headFinder(): {
  add(chunk: Buffer): void
  count(): number | undefined
  statusLine(): string
} {
  let head = ''
  let statusLine = ''
  let after: number | undefined
  return {
    add(chunk) {
      if (after !== undefined) {
        after += chunk.length
        return
      }
      head = (head + chunk.toString('latin1')).replace(/^(HTTP\/1\.. 1[^]*?\r\n\r\n)+/, '')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      statusLine = /^\s*([^\r\n]*)/.exec(head)?.[1] ?? ''
      after = head.length - end - 4
      head = ''
    },
    count: () => after,
    statusLine: () => statusLine,
  }
}

function latin1(chunk: unknown): string {
  if (typeof chunk === 'string') return chunk
  return chunk instanceof Uint8Array ? Buffer.from(chunk).toString('latin1') : ''
}
