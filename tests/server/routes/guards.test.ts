import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestTool, codeOf, startTestTool } from './start-test-tool.ts'

let tool: TestTool
let port: string

beforeAll(async () => {
  tool = await startTestTool()
  port = new URL(tool.origin).port
})
afterAll(() => tool.close())

function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])
}

function get(path: string, ...headers: readonly string[]): Promise<string> {
  return tool.raw(`GET ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\nConnection: close\r\n\r\n`)
}

const paths = ['/', '/api/session', '/api/runs/x/events', '/nothing', '/callback?state=x', '/%zz']

describe('A request made to another name is refused, whatever its path', () => {
  const foreign = [
    'evil.example',
    'localhost.evil.example:PORT',
    'localhost.:PORT',
    'localhost:1',
    'localhost',
    '127.0.0.1.evil.example:PORT',
    'user@localhost:PORT',
    '127.1:PORT',
    '2130706433:PORT',
    '0.0.0.0:PORT',
    '[::]:PORT',
    '[::ffff:127.0.0.1]:PORT',
    'localhost:PORT@evil.example',
    '',
  ]
  test.each(foreign)('Host: %s', async (host) => {
    const named = host.replace('PORT', port)
    const answers = await Promise.all(paths.map((path) => get(path, `Host: ${named}`)))
    expect(answers.map(statusOf)).toEqual(paths.map(() => 403))
    expect(answers.join()).not.toMatch(/access-control-allow|explorer-public/i)
  })

  test('no Host at all, in HTTP/1.0', async () => {
    expect(statusOf(await tool.raw('GET /api/session HTTP/1.0\r\n\r\n'))).toBe(403)
  })

  test('two Hosts, the first of them ours', async () => {
    const answer = await get('/api/session', `Host: localhost:${port}`, 'Host: evil.example')
    expect([400, 403]).toContain(statusOf(answer))
  })

  test.each(['http://evil.example/api/session', 'http://localhost/api/session', '*'])(
    'the request target %s',
    async (target) => {
      expect(statusOf(await get(target, `Host: localhost:${port}`))).toBe(403)
    },
  )

  test('a problem under /api, a plain page elsewhere', async () => {
    const api = await get('/api/session', 'Host: evil.example')
    const page = await get('/', 'Host: evil.example')
    expect(api).toContain('"code":"host-not-allowed"')
    expect(page).toMatch(/content-type: text\/plain/i)
  })
})

describe('The tool answers under each spelling of loopback', () => {
  test.each(['localhost', 'LOCALHOST', '127.0.0.1', '[::1]'])('%s', async (host) => {
    expect(statusOf(await get('/api/session', `Host: ${host}:${port}`))).toBe(200)
  })
})

describe('Another site cannot use the API', () => {
  const create = { connectionId: 'built-in' }
  const foreignOrigins = [
    'https://evil.example',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://evil.example?localhost',
    'null',
    'http://localhost:1',
    'http://localhost',
    'http://192.168.0.1',
    'HTTP://LOCALHOST:PORT',
    'https://localhost:PORT',
    'http://127.0.0.1:PORT',
  ]
  test.each(foreignOrigins)('a POST with Origin: %s is refused', async (origin) => {
    const answer = await tool.call('POST', '/api/runs', create, {
      origin: origin.replace('PORT', port),
    })
    expect([answer.status, codeOf(answer)]).toEqual([403, 'origin-not-allowed'])
  })

  test.each(['cross-site', 'same-site', 'none', 'Same-Origin', ''])(
    'a POST with Sec-Fetch-Site: %s is refused even with our Origin',
    async (site) => {
      const headers = { origin: tool.origin, 'sec-fetch-site': site }
      expect((await tool.call('POST', '/api/runs', create, headers)).status).toBe(403)
    },
  )

  test('a POST that says nothing of where it comes from is refused', async () => {
    const answer = await tool.call('POST', '/api/runs', create, {})
    expect(codeOf(answer)).toBe('origin-not-allowed')
  })

  test('a POST of the page itself is taken, by either header', async () => {
    const byOrigin = await tool.call('POST', '/api/runs', create, { origin: tool.origin })
    const bySite = await tool.call('POST', '/api/runs', create, { 'sec-fetch-site': 'same-origin' })
    expect([byOrigin.status, bySite.status]).toEqual([201, 201])
  })

  test.each(['/%61pi/runs', '/a%70i/runs', '/api/%72uns'])(
    'nor by another spelling of its addresses: %s',
    async (path) => {
      const answer = await tool.call('GET', path, undefined, { 'sec-fetch-site': 'cross-site' })
      expect(answer.status).toBe(403)
    },
  )

  test.each(['cross-site', 'same-site'])(
    'a GET with Sec-Fetch-Site: %s is refused',
    async (site) => {
      const answer = await tool.call('GET', '/api/runs', undefined, { 'sec-fetch-site': site })
      expect(answer.status).toBe(403)
    },
  )

  test('an event stream for a foreign Origin is refused', async () => {
    const headers = { origin: 'https://evil.example', accept: 'text/event-stream' }
    expect((await tool.call('GET', '/api/runs/x/events', undefined, headers)).status).toBe(403)
  })

  test('a WebSocket from a foreign Origin is refused', async () => {
    const answer = await get(
      '/api/runs/x/events',
      `Host: localhost:${port}`,
      'Origin: https://evil.example',
      'Upgrade: websocket',
      'Connection: Upgrade',
    )
    expect(statusOf(answer)).toBe(403)
  })

  test('a preflight gets no permission', async () => {
    const answer = await tool.call('OPTIONS', '/api/runs', undefined, {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
    })
    expect(answer.status).toBe(403)
    expect([...answer.headers.keys()].filter((name) => /^access-control/.test(name))).toEqual([])
  })

  test('no GET changes anything: sending and deleting take other methods', async () => {
    const answers = await Promise.all(
      ['send', 'draw', 'callback', 'export'].map((verb) => tool.call('GET', `/api/runs/x/${verb}`)),
    )
    expect(answers.map(({ status }) => status)).toEqual([405, 405, 405, 405])
  })

  test('a page of ours may be linked to from elsewhere', async () => {
    const answer = await tool.call('GET', '/callback', undefined, {
      'sec-fetch-site': 'cross-site',
    })
    expect(answer.status).toBe(400)
  })
})

describe('What browsers are told', () => {
  test.each(['/api/session', '/callback', '/nothing', '/api/nothing'])('at %s', async (path) => {
    const { headers } = await tool.call('GET', path)
    expect(headers.get('content-security-policy')).toContain(
      "default-src 'none';script-src 'self';style-src 'self'",
    )
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect({
      referrer: headers.get('referrer-policy'),
      sniff: headers.get('x-content-type-options'),
      opener: headers.get('cross-origin-opener-policy'),
      resource: headers.get('cross-origin-resource-policy'),
      cache: headers.get('cache-control'),
      allowed: headers.get('access-control-allow-origin'),
    }).toEqual({
      referrer: 'no-referrer',
      sniff: 'nosniff',
      opener: 'same-origin',
      resource: 'same-origin',
      cache: 'no-store',
      allowed: null,
    })
  })
})
