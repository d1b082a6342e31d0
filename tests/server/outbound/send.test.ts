import { expect, test } from 'vitest'
import type { HttpRequest } from '../../../core/http.ts'
import { send } from '../../../server/outbound/send.ts'
import { codeOf, get, peer, sendTyped } from './peers.ts'

const typed = { trust: { typed: true } } as const

async function sent(changes: Partial<HttpRequest>): Promise<{ wire: string; head: string }> {
  const server = await peer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))
  const outcome = await send(get(`http://localhost:${server.port}/`, changes), typed)
  return {
    wire: (server.received[0] ?? '').replaceAll(String(server.port), 'PORT'),
    head: (outcome.wire?.requestHead ?? '').replaceAll(String(server.port), 'PORT'),
  }
}

test('headers go out in the order and case of the draft, repeats kept', async () => {
  const { wire } = await sent({
    headers: [
      ['X-Zulu', '1'],
      ['x-ALPHA', '2'],
      ['X-Zulu', '3'],
    ],
  })
  expect(wire).toBe(
    'GET / HTTP/1.1\r\nhost: localhost:PORT\r\nconnection: close\r\nX-Zulu: 1\r\nx-ALPHA: 2\r\nX-Zulu: 3\r\n\r\n',
  )
})

test('the recorded head is the one that was sent, with what the library added', async () => {
  const { wire, head } = await sent({ method: 'POST', body: { raw: 'ä' } })
  expect(`${head}\r\n\r\nä`).toBe(wire)
  expect(head).toContain('content-length: 2')
})

test('a form keeps order and repeats', async () => {
  const { wire } = await sent({
    method: 'POST',
    body: {
      form: [
        ['b', 'x y'],
        ['a', '&='],
        ['b', 'ü'],
      ],
    },
  })
  expect(wire.split('\r\n\r\n')[1]).toBe('b=x+y&a=%26%3D&b=%C3%BC')
})

test('a JSON body keeps its members in order', async () => {
  const { wire } = await sent({
    method: 'POST',
    body: {
      json: [
        ['b', '"'],
        ['a', ''],
      ],
    },
  })
  expect(wire.split('\r\n\r\n')[1]).toBe('{"b":"\\"","a":""}')
})

test('query fields are appended to the query the URL has, and the fragment stays here', async () => {
  const server = await peer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))
  const url = `http://localhost:${server.port}/a?x=1#secret`
  await send(get(url, { query: [['y', 'ü &']] }), typed)
  expect(server.received[0]).toMatch(/^GET \/a\?x=1&y=%C3%BC\+%26 HTTP/)
  expect(server.received[0]).not.toContain('secret')
})

test('response headers come back in order and case, repeats kept', async () => {
  const { port } = await peer((socket) =>
    socket.end('HTTP/1.1 200 Fine\r\nX-Odd-CASE: v\r\nSet-Cookie: a=1\r\nset-cookie: b=ü\r\n\r\n'),
  )
  expect(await sendTyped(`http://localhost:${port}/`)).toMatchObject({
    response: {
      statusText: 'Fine',
      headers: [
        ['X-Odd-CASE', 'v'],
        ['Set-Cookie', 'a=1'],
        ['set-cookie', 'b=ü'],
      ],
    },
  })
})

test.each([301, 302, 303, 307, 308])('a %i is a result and nobody follows it', async (status) => {
  const elsewhere = await peer((socket) => socket.end())
  const { port } = await peer((socket) =>
    socket.end(`HTTP/1.1 ${status} Moved\r\nLocation: http://localhost:${elsewhere.port}/\r\n\r\n`),
  )
  expect(codeOf(await sendTyped(`http://localhost:${port}/`))).toBe(status)
  expect(elsewhere.hits()).toBe(0)
})

test('each phase is timed', async () => {
  const { port } = await peer((socket) =>
    setTimeout(() => socket.end('HTTP/1.1 200 OK\r\n\r\n{}'), 40),
  )
  const outcome = await sendTyped(`http://localhost:${port}/`)
  const { tcp = 0, firstByte = 0, total = 0 } = outcome.wire?.timings ?? {}
  expect(tcp).toBeGreaterThan(0)
  expect(firstByte).toBeGreaterThan(35)
  expect(total).toBeGreaterThanOrEqual(tcp + firstByte)
})

test.each<[string, Partial<HttpRequest>]>([
  ['bad-method', { method: 'GE T' }],
  ['bad-method', { method: 'GET\r\nX: 1' }],
  ['bad-method', { method: 'CONNECT' }],
  ['bad-header', { headers: [['X', 'a\r\nY: b']] }],
  ['bad-header', { headers: [['X', 'a\nb']] }],
  ['bad-header', { headers: [['X', 'a\0']] }],
  ['bad-header', { headers: [['X', '…']] }],
  ['bad-header', { headers: [['X Y', '1']] }],
  ['bad-header', { headers: [['X:', '1']] }],
  ['bad-header', { headers: [['', '1']] }],
  ['header-not-sendable', { headers: [['Transfer-Encoding', 'chunked']] }],
  ['header-not-sendable', { headers: [['Expect', '100-continue']] }],
  ['header-not-sendable', { headers: [['Connection', 'upgrade']] }],
  [
    'request-not-sendable',
    { method: 'POST', headers: [['Content-Length', '9']], body: { raw: 'a' } },
  ],
  ['request-not-sendable', { headers: [['Content-Length', 'x']] }],
])('%s: %j does not leave', async (code, changes) => {
  const server = await peer((socket) => socket.end())
  const outcome = await send(get(`http://localhost:${server.port}/`, changes), typed)
  expect(outcome).toMatchObject({ kind: 'failed', code })
  expect(server.received).toEqual([])
})

test('a Host header of the person’s own is sent', async () => {
  const { wire } = await sent({ headers: [['Host', 'other.example']] })
  expect(wire).toContain('host: other.example\r\n')
})

test('a proxy in the environment is not used', async () => {
  const proxy = await peer((socket) => socket.end())
  const server = await peer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'))
  const before = process.env['HTTP_PROXY']
  process.env['HTTP_PROXY'] = `http://127.0.0.1:${proxy.port}`
  try {
    expect(codeOf(await sendTyped(`http://localhost:${server.port}/`))).toBe(200)
  } finally {
    if (before === undefined) delete process.env['HTTP_PROXY']
    else process.env['HTTP_PROXY'] = before
  }
  expect(proxy.hits()).toBe(0)
})

test('many exchanges at once do not hold each other up', async () => {
  const hanging = await peer(() => undefined)
  const quick = await peer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n{}'))
  const stuck = Array.from({ length: 50 }, () =>
    sendTyped(`http://localhost:${hanging.port}/`, { limits: { deadline: 800 } }),
  )
  const started = performance.now()
  expect(codeOf(await sendTyped(`http://localhost:${quick.port}/`))).toBe(200)
  expect(performance.now() - started).toBeLessThan(600)
  expect(new Set((await Promise.all(stuck)).map(codeOf))).toEqual(new Set(['no-answer-in-time']))
})
