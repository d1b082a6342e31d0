import { createConnection } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { depthOf } from '../../../server/routes/json-body.ts'
import { type TestTool, codeOf, draftFor, startTestTool } from './start-test-tool.ts'

let tool: TestTool
beforeAll(async () => (tool = await startTestTool()))
afterAll(() => tool.close())

function post(
  body: NonNullable<RequestInit['body']>,
  headers: Readonly<Record<string, string>> = {},
) {
  return fetch(`${tool.origin}/api/runs`, {
    method: 'POST',
    headers: { origin: tool.origin, 'content-type': 'application/json', ...headers },
    body,
  })
}

async function problemOf(response: Response): Promise<[number, unknown, string | null]> {
  const { code } = (await response.json()) as { code?: unknown }
  return [response.status, code, response.headers.get('content-type')]
}

const problemType = 'application/problem+json; charset=utf-8'

describe('A body that cannot be taken gets a problem', () => {
  const bodies: readonly [string, string, number, string][] = [
    ['not JSON', '{', 400, 'malformed-json'],
    ['empty', '', 400, 'malformed-json'],
    ['__proto__', '{"__proto__":{"admin":true}}', 400, 'malformed-json'],
    ['constructor.prototype', '{"constructor":{"prototype":{}}}', 400, 'malformed-json'],
    ['100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000), 400, 'malformed-json'],
    ['401 deep', `${'{"a":'.repeat(400)}[]${'}'.repeat(400)}`, 400, 'malformed-json'],
    ['null', 'null', 422, 'invalid-body'],
    ['of the wrong shape', '{"connectionId":5}', 422, 'invalid-body'],
  ]
  test.each(bodies)('%s', async (_title, body, status, code) => {
    expect(await problemOf(await post(body))).toEqual([status, code, problemType])
  })

  test('of 1 MiB and a byte', async () => {
    const response = await post(JSON.stringify('a'.repeat(1024 * 1024 - 1)))
    expect(await problemOf(response)).toEqual([413, 'body-too-large', problemType])
  })

  test('compressed', async () => {
    const response = await post(new Uint8Array(gzipSync('{}')), { 'content-encoding': 'gzip' })
    expect(await problemOf(response)).toEqual([415, 'unsupported-media-type', problemType])
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'as %s',
    async (type) => {
      const response = await post('{"connectionId":"built-in"}', { 'content-type': type })
      expect(await problemOf(response)).toEqual([415, 'unsupported-media-type', problemType])
    },
  )

  test('what was found is not repeated: it may be a secret', async () => {
    const answer = await tool.call('POST', '/api/connections', {
      ...draftFor('https://a.example'),
      client_secret: 987654321,
    })
    expect(answer.text).not.toContain('987654321')
    expect(answer.text).toContain('client_secret')
  })
})

describe('Brackets are counted outside strings only', () => {
  test.each([
    ['[[]]', 2],
    ['"[[["', 0],
    ['{"a\\"[[":[1]}', 2],
    ['["\\\\",[]]', 2],
    ['"', 0],
  ])('%s', (json, depth) => expect(depthOf(json)).toBe(depth))
})

describe('An address that is not there', () => {
  test('is a 404 problem under /api', async () => {
    const answer = await tool.call('GET', '/api/nothing')
    expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
  })

  test.each(['PUT', 'PATCH', 'DELETE'])(
    'does not take %s where others would do',
    async (method) => {
      const answer = await tool.call(method, '/api/runs')
      expect([answer.status, codeOf(answer)]).toEqual([405, 'method-not-allowed'])
      expect(answer.headers.get('allow')).toContain('POST')
    },
  )

  test('takes no method it does not know', async () => {
    const port = new URL(tool.origin).port
    const answer = await tool.raw(
      `PROPFIND /api/runs HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${tool.origin}\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 40[45]/)
  })

  test.each([
    ['climbing', '/..%2f..%2fetc/passwd'],
    ['dots', '/%2e%2e/etc/passwd'],
    ['backslashes', '/assets/..%5c..%5cpackage.json'],
    ['a development server’s', '/@fs/etc/passwd?raw??'],
    ['NUL', '/index.html%00.js'],
    ['a hidden file', '/.git/HEAD'],
    ['10 kB', `/api/runs/${'a'.repeat(10_000)}`],
    ['percents', `/api/runs/${'%25'.repeat(2_000)}`],
  ])('%s: gives nothing away', async (_title, path) => {
    const answer = await tool.call('GET', path)
    expect([400, 404]).toContain(answer.status)
    expect(answer.text).not.toMatch(/root:|refs\/heads/)
  })

  test('a thousand query keys do no harm', async () => {
    const query = Array.from({ length: 1_000 }, (_, i) => `k${i}=1`).join('&')
    expect((await tool.call('GET', `/api/runs?${query}`)).status).toBe(200)
  })

  test.each([
    ['limit=0', 200],
    ['limit=-5', 200],
    ['limit=1e9', 200],
    ['limit=x', 200],
    ['limit=1&limit=2', 200],
    ['before=nothing', 200],
    ['before=a&before=b', 200],
  ])('a list of runs with %s is still a list', async (query, status) => {
    expect((await tool.call('GET', `/api/runs?${query}`)).status).toBe(status)
  })
})

describe('Broken HTTP', () => {
  test.each([
    ['both lengths', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
    ['a bad chunk', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ])('%s is refused and the connection closed', async (_title, rest) => {
    const { host } = new URL(tool.origin)
    const head = `POST /api/runs HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${tool.origin}\r\nContent-Type: application/json\r\n`
    expect(await tool.raw(head + rest)).toMatch(/^HTTP\/1\.1 400/)
  })

  test('headers that never end are cut off within 20 seconds, and others are served meanwhile', async () => {
    const { port } = new URL(tool.origin)
    const begun = Date.now()
    const socket = createConnection({ port: Number(port), host: '127.0.0.1' })
    socket.on('error', () => undefined)
    socket.write('GET / HTTP/1.1\r\n')
    const closed = new Promise((resolve) => socket.once('close', resolve))
    expect((await tool.call('GET', '/api/session')).status).toBe(200)
    socket.resume()
    await closed
    expect(Date.now() - begun).toBeLessThan(20_000)
  }, 25_000)
})
