import { type Socket, createServer } from 'node:net'
import { gzipSync, brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { send } from '../../../server/outbound/send.ts'
import { get, listening, peer, sendTyped } from './peers.ts'

const json = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'

/** What follows the version in a healthy answer. */
const ok = '200 OK\r\nContent-Length: 2\r\n\r\n{}'

/** Writes again and again until the peer hangs up. */
function drip(socket: Socket, bytes: string, every: number): void {
  const timer = setInterval(() => socket.write(bytes), every)
  socket.on('close', () => clearInterval(timer))
}

type Fault = readonly [title: string, code: string, misbehave: (socket: Socket) => unknown]

const faults: readonly Fault[] = [
  ['silence', 'no-answer-in-time', () => undefined],
  [
    'headers that drip for ever',
    'no-answer-in-time',
    (s) => s.write('HTTP/1.1 200 OK\r\n') && drip(s, 'X: a\r\n', 20),
  ],
  [
    'a body that drips for ever',
    'answer-not-in-time',
    (s) => s.write(`${json}\r\n{`) && drip(s, ' ', 20),
  ],
  [
    'a flood of 103 responses',
    'answer-head-too-large',
    (s) => drip(s, 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(2_000), 5),
  ],
  [
    'a hundred kilobytes of headers',
    'answer-head-too-large',
    (s) => s.end(`${json}${`X: ${'a'.repeat(100)}\r\n`.repeat(1000)}\r\n{}`),
  ],
  [
    'an unasked 100 Continue',
    'answer-malformed',
    (s) => s.end(`HTTP/1.1 100 Continue\r\n\r\n${json}\r\n{}`),
  ],
  [
    'an unasked 101',
    'answer-malformed',
    (s) => s.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
  ],
  [
    'a Content-Length too long',
    'answer-incomplete',
    (s) => s.end(`${json}Content-Length: 100\r\n\r\n{}`),
  ],
  [
    'Content-Length beside chunks',
    'answer-malformed',
    (s) =>
      s.end(`${json}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`),
  ],
  [
    'two Content-Lengths',
    'answer-malformed',
    (s) => s.end(`${json}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`),
  ],
  [
    'a chunk size that is no number',
    'answer-malformed',
    (s) => s.end(`${json}Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n`),
  ],
  [
    'a missing last chunk',
    'answer-incomplete',
    (s) => s.end(`${json}Transfer-Encoding: chunked\r\n\r\n10\r\n{"a":`),
  ],
  // Before, these were taken for answers of HTTP/1.1.
  ['a status line of HTTP/2.0', 'not-http-1', (s) => s.end(`HTTP/2.0 ${ok}`)],
  ['a status line of HTTP/0.9', 'not-http-1', (s) => s.end(`HTTP/0.9 ${ok}`)],
  ['a status line of RTSP', 'not-http-1', (s) => s.end(`RTSP/1.0 ${ok}`)],
  ['a status line of ICE', 'not-http-1', (s) => s.end(`ICE/1.0 ${ok}`)],
  ['a status line of HTTP/2', 'answer-malformed', (s) => s.end(`HTTP/2 ${ok}`)],
  ['a status line of HTTP/3', 'answer-malformed', (s) => s.end(`HTTP/3 ${ok}`)],
  ['a status line of HTTP/1.2', 'answer-malformed', (s) => s.end(`HTTP/1.2 ${ok}`)],
  ['a status line of ICY', 'not-http', (s) => s.end(`ICY ${ok}`)],
  [
    'RTSP after an informational response',
    'not-http-1',
    (s) => s.end(`HTTP/1.1 103 Early Hints\r\n\r\nRTSP/1.0 ${ok}`),
  ],
  ['HTTP/0.9', 'not-http', (s) => s.end('{"a":1}')],
  ['an SSH banner', 'not-http', (s) => s.end('SSH-2.0-OpenSSH_9.2\r\n')],
  ['binary', 'not-http', (s) => s.end(Buffer.from([0, 1, 2, 0xff]))],
  ['an HTTP/2 frame', 'http2-only', (s) => s.end(Buffer.from([0, 0, 18, 4, 0, 0, 0, 0, 0]))],
  ['a TLS alert', 'tls-on-plain-port', (s) => s.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 40]))],
  ['bare line feeds', 'answer-malformed', (s) => s.end('HTTP/1.1 200 OK\nContent-Length: 2\n\n{}')],
  ['NUL in a header', 'answer-malformed', (s) => s.end(`${json}X: a\0b\r\n\r\n{}`)],
  ['a folded header', 'answer-malformed', (s) => s.end(`${json}X: a\r\n b\r\n\r\n{}`)],
  ['status 099', 'answer-malformed', (s) => s.end('HTTP/1.1 099 No\r\nContent-Length: 0\r\n\r\n')],
  [
    'status 9999',
    'answer-malformed',
    (s) => s.end('HTTP/1.1 9999 No\r\nContent-Length: 0\r\n\r\n'),
  ],
  ['a reset', 'reset-without-answer', (s) => s.resetAndDestroy()],
  ['a close', 'closed-without-answer', (s) => s.end()],
  [
    'a close within the headers',
    'answer-incomplete',
    (s) => s.end('HTTP/1.1 200 OK\r\nContent-Ty'),
  ],
  [
    'a reset within the body',
    'answer-incomplete',
    (s) =>
      s.write(`${json}Content-Length: 100\r\n\r\n{`) && setTimeout(() => s.resetAndDestroy(), 20),
  ],
]

test.each(faults)('%s leaves the outcome unknown: %s', async (_, code, misbehave) => {
  const server = await peer(misbehave)
  const outcome = await send(get(`http://localhost:${server.port}/`, { method: 'POST' }), {
    trust: { typed: true },
    limits: { deadline: 250 },
  })
  expect(outcome).toMatchObject({ kind: 'unknown', code })
  expect(outcome.wire?.requestHead).toContain('POST / HTTP/1.1')
  expect(outcome.wire?.timings.total).toBeLessThan(1000)
  expect(server.hits()).toBe(1)
})

test('the bytes of another protocol are shown', async () => {
  const { port } = await peer((socket) => socket.end('SSH-2.0\r\n'))
  expect(await sendTyped(`http://localhost:${port}/`)).toMatchObject({
    message: `localhost:${port} does not speak HTTP. Is the port right? Its answer begins with 53 53 48 2d 32 2e 30 0d 0a (“SSH-2.0\\r\\n”).`,
  })
})

test('a deadline within a body says how far it came', async () => {
  const { port } = await peer((socket) => socket.write(`${json}\r\n12345`))
  expect(await sendTyped(`http://localhost:${port}/`, { limits: { deadline: 100 } })).toMatchObject(
    {
      message: expect.stringMatching(/answered 200 .* within 100 ms; 5 bytes/) as string,
    },
  )
})

type Answer = readonly [title: string, bytes: string | Buffer, expected: object]

const coded = (coding: string, body: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`${json}Content-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n\r\n`),
    body,
  ])
const times20 = Array.from({ length: 20 }).reduce<Buffer>(
  (body) => gzipSync(body),
  Buffer.from('{}'),
)

const answers: readonly Answer[] = [
  [
    'an early hint before the answer',
    `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${json}\r\n{}`,
    { body: '{}' },
  ],
  ['HTTP/1.0 without a length', 'HTTP/1.0 200 OK\r\n\r\n{}', { body: '{}', problems: [] }],
  [
    'status 999',
    'HTTP/1.1 999 Odd\r\nContent-Length: 2\r\n\r\n{}',
    { status: 999, statusText: 'Odd' },
  ],
  ['204', 'HTTP/1.1 204 No Content\r\n\r\n', { status: 204, body: '', problems: [] }],
  ['304', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 20\r\n\r\n', { status: 304, body: '' }],
  [
    'a Content-Length too short',
    `${json}Content-Length: 1\r\n\r\n{"a":1}`,
    { body: '{', problems: [{ kind: 'longer-than-announced' }] },
  ],
  ['gzip', coded('gzip', gzipSync('{"a":1}')), { body: '{"a":1}', problems: [] }],
  ['x-gzip', coded('X-GZIP', gzipSync('{}')), { body: '{}', problems: [] }],
  ['brotli', coded('br', brotliCompressSync('{}')), { body: '{}', problems: [] }],
  [
    'two codings',
    coded('gzip, br', brotliCompressSync(gzipSync('{}'))),
    { body: '{}', problems: [] },
  ],
  [
    'a gzip bomb',
    coded('gzip', gzipSync(Buffer.alloc(50_000_000, 32))),
    { body: ' '.repeat(10_000), problems: [{ kind: 'cut-at-limit', limit: 10_000 }] },
  ],
  [
    'twenty times gzip',
    coded(Array(20).fill('gzip').join(', '), times20),
    { problems: [{ kind: 'undecodable', encoding: Array(20).fill('gzip').join(', ') }] },
  ],
  [
    'truncated gzip',
    coded('gzip', gzipSync('{"a":1}').subarray(0, 18)),
    { body: expect.stringMatching(/^\{"a/) as string, problems: [{ kind: 'truncated' }] },
  ],
  [
    'gzip that is none',
    coded('gzip', Buffer.from('{"a":1}')),
    { body: '{"a":1}', problems: [{ kind: 'undecodable', encoding: 'gzip' }] },
  ],
  [
    'an unknown coding',
    coded('foo', Buffer.from('{}')),
    { body: '{}', problems: [{ kind: 'undecodable', encoding: 'foo' }] },
  ],
  [
    'a body beyond the limit',
    `${json}\r\n${'x'.repeat(20_000)}`,
    { body: 'x'.repeat(10_000), problems: [{ kind: 'cut-at-limit', limit: 10_000 }] },
  ],
]

describe('is a response', () => {
  test.each(answers)('%s', async (_, bytes, expected) => {
    const { port } = await peer((socket) => socket.end(bytes))
    const outcome = await sendTyped(`http://localhost:${port}/`, {
      limits: { encodedBytes: 60_000, decodedBytes: 10_000 },
    })
    expect(outcome).toMatchObject({ kind: 'response', response: expected })
  })

  test('a body that ends in a reset, with what came', async () => {
    const { port } = await peer((socket) => {
      socket.write(`${json}\r\n{`)
      setTimeout(() => socket.resetAndDestroy(), 20)
    })
    expect(await sendTyped(`http://localhost:${port}/`)).toMatchObject({
      response: { body: '{', problems: [{ kind: 'truncated' }] },
    })
  })

  test('an endless body, cut on the wire', async () => {
    const { port } = await peer((socket) => {
      socket.write(`${json}\r\n`)
      drip(socket, 'x'.repeat(50_000), 1)
    })
    expect(
      await sendTyped(`http://localhost:${port}/`, { limits: { encodedBytes: 60_000 } }),
    ).toMatchObject({
      response: { encodedBytes: 60_000, problems: [{ kind: 'cut-at-limit', limit: 60_000 }] },
    })
  })
})

test.each([
  ['a greeting before any request', (socket: Socket) => socket.end('220 smtp.example\r\n')],
  ['a reset at once', (socket: Socket) => socket.resetAndDestroy()],
])('%s is a failure or unknown by what was sent', async (_, misbehave) => {
  const port = await listening(createServer((socket) => misbehave(socket.on('error', () => null))))
  const outcome = await sendTyped(`http://127.0.0.1:${port}/`)
  // Which comes first is a race; what is said must fit what happened.
  expect(outcome.kind).toBe(outcome.wire?.requestHead === '' ? 'failed' : 'unknown')
})
