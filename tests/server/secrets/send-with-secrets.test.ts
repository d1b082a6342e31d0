import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { HttpRequest, Value } from '../../../core/http.ts'
import type { Outcome } from '../../../server/outbound/outcome.ts'
import { isFailure } from '../../../server/outbound/outcome.ts'
import { send } from '../../../server/outbound/send.ts'
import { peer, type Peer } from '../outbound/peers.ts'
import { holding } from './custody-fixture.ts'

const secret = 'kA9~canary/sec ret+1"ü'
const reference: Value = { secret: 'client_secret' }
const basic: Value = { basic: ['client', 'client_secret'], formEncoded: true }

const everySpelling = [
  secret,
  encodeURIComponent(secret),
  encodeURIComponent(encodeURIComponent(secret)),
  new URLSearchParams([['s', secret]]).toString(),
  JSON.stringify({ secret }),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(secret).toString('hex'),
  `Basic ${Buffer.from(`client:${secret}`).toString('base64')}`,
]

async function exchange(
  server: Peer,
  changes: Partial<HttpRequest>,
  kept = secret,
  decodedBytes = 10_000,
): Promise<Outcome> {
  const url = `http://localhost:${server.port}/token`
  const custody = await holding(kept, [url])
  const request = { method: 'POST', url, query: [], headers: [], ...changes }
  const values = await custody.materialize(request, 'c1')
  if (isFailure(values)) throw new Error(values.message)
  return send(request, { trust: { typed: true }, values, limits: { deadline: 1000, decodedBytes } })
}

function expectNoSecret(outcome: Outcome): void {
  const shown = `${JSON.stringify(outcome)}\n${inspect(outcome, { depth: Infinity, maxStringLength: null })}`
  for (const spelling of everySpelling) {
    const bare = spelling.replace(/^(Basic |s=)/, '')
    expect(shown).not.toContain(bare)
    expect(shown).not.toContain(JSON.stringify(bare).slice(1, -1))
  }
}

const ways: readonly (readonly [string, Partial<HttpRequest>, RegExp])[] = [
  [
    'form',
    { body: { form: [['client_secret', reference]] } },
    /client_secret=kA9%7Ecanary%2Fsec\+ret%2B1%22%C3%BC$/,
  ],
  [
    'JSON',
    { body: { json: [['client_secret', reference]] } },
    /\{"client_secret":"kA9~canary\/sec ret\+1\\"ü"\}$/,
  ],
  ['Basic', { headers: [['Authorization', basic]] }, /Authorization: Basic Y2xpZW50Omt[\w+/=]+/],
  ['query', { query: [['client_secret', reference]] }, /\?client_secret=kA9%7E/],
]

test.each(ways)(
  'the secret goes out as %s and is not in the record',
  async (_, changes, pattern) => {
    const server = await peer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n{}'))
    const outcome = await exchange(server, changes)
    expect(server.received[0]).toMatch(pattern)
    expectNoSecret(outcome)
  },
)

test.each(ways)(
  'a server that echoes the whole request (%s) does not bring it back',
  async (_, changes) => {
    const server: Peer = await peer((socket) => {
      setTimeout(() => {
        const echo = server.received[0] ?? ''
        const line = echo.split('\r\n').find((each) => each.startsWith('Authorization')) ?? 'X: 1'
        socket.end(`HTTP/1.1 400 ${encodeURIComponent(secret)}\r\nX-${line}\r\n\r\n${echo}`)
      }, 30)
    })
    const outcome = await exchange(server, changes)
    expect(outcome.kind).toBe('response')
    expectNoSecret(outcome)
  },
)

test.each(everySpelling)(
  'an answer that spells it “%s” is masked in header and body',
  async (spelling) => {
    const server = await peer((socket) =>
      socket.end(`HTTP/1.1 200 OK\r\nX-Echo: ${spelling}\r\n\r\n<p>${spelling}</p>`),
    )
    const outcome = await exchange(server, { headers: [['Authorization', basic]] })
    expect(JSON.stringify(outcome)).toContain('••••••••')
    expectNoSecret(outcome)
  },
)

test('a compressed answer is masked as well', async () => {
  const server = await peer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n')
    socket.end(gzipSync(everySpelling.join('\n')))
  })
  expectNoSecret(await exchange(server, { headers: [['Authorization', basic]] }))
})

test.each(everySpelling)(
  'something that is not HTTP and repeats “%s” is masked',
  async (spelling) => {
    const server = await peer((socket) => socket.end(`Error: ${spelling}`))
    const outcome = await exchange(server, { headers: [['Authorization', basic]] })
    expect(outcome).toMatchObject({ kind: 'unknown', code: 'not-http' })
    expectNoSecret(outcome)
    expect(JSON.stringify(outcome)).not.toContain(
      Buffer.from(spelling).toString('hex').replace(/(..)/g, '$1 ').slice(0, 20),
    )
  },
)

test('a secret on the edge of the limit leaves no beginning behind', async () => {
  const server = await peer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n12345the-secret-value'))
  const outcome = await exchange(server, { headers: [['X', reference]] }, 'the-secret-value', 15)
  expect(outcome).toMatchObject({ response: { body: '12345••••••••' } })
})

test('a secret of three characters is hidden in the fields it was put into', async () => {
  const server = await peer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'))
  const outcome = await exchange(
    server,
    {
      headers: [
        ['X-Secret', reference],
        ['Authorization', basic],
      ],
      query: [['s', reference]],
    },
    'q~z',
  )
  expect(server.received[0]).toContain('X-Secret: q~z')
  expect(outcome.wire?.requestHead).toMatch(/POST \/token\?s=•+ HTTP/)
  expect(outcome.wire?.requestHead).toContain('X-Secret: ••••••••')
  expect(outcome.wire?.requestHead).toContain('Authorization: Basic ••••••••')
})

test('a secret that no header can carry is refused without being shown', async () => {
  const server = await peer((socket) => socket.end())
  const outcome = await exchange(
    server,
    { headers: [['X-Secret', reference]] },
    'line\nbreak-secret',
  )
  expect(outcome).toMatchObject({ kind: 'failed', code: 'bad-header' })
  expect(JSON.stringify(outcome)).not.toContain('break-secret')
})
