import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { curl } from '../../../core/derive/curl.ts'
import type { HttpRequest } from '../../../core/http.ts'
import { type Received, listen } from './listen.ts'
import { asSent, hostileValues, secret, tokenRequestTo } from './requests.ts'

const hasCurl = spawnSync('curl', ['--version']).status === 0

/** Runs the line in a shell and gives what the server received, but for what curl adds itself. */
async function receivedFrom(make: (origin: string) => HttpRequest): Promise<{
  expected: ReturnType<typeof asSent>
  received: Omit<Received, 'headers'> & { headers: unknown }
}> {
  const { origin, received } = await listen()
  const request = make(origin)
  const environment = { ...process.env, CLIENT_SECRET: secret }
  await promisify(execFile)('bash', ['-c', curl(request)], { env: environment })
  const [message] = received
  if (!message) throw new Error('Nothing was received')
  const expected = asSent(request)
  const own = new Set(expected.headers.map(([name]) => name))
  const headers = message.headers.filter(([name]) => own.has(name))
  return { expected, received: { ...message, headers } }
}

/** Headers in the order of their names: curl puts `--user` first. */
function sorted(headers: readonly (readonly [string, string])[]): unknown {
  return headers.toSorted(([a], [b]) => (a < b ? -1 : 1))
}

test('the way to the servers is written without a secret', () => {
  const request = { method: 'GET', url: 'https://as.example/', query: [], headers: [] }
  const network = {
    ...{ certificateAuthorities: 'PEM', tlsCertificate: 'PEM', hasProxyCredentials: true as const },
    proxy: 'http://proxy.example:3128',
  }
  expect(curl(request, network)).toBe(
    [
      'curl',
      "'https://as.example/'",
      '--cacert authorities.pem',
      '--cert client-certificate.pem --key client-key.pem',
      "--proxy 'http://proxy.example:3128'",
      '--proxy-user "$PROXY_CREDENTIALS"',
    ].join(' \\\n  '),
  )
})

describe.runIf(hasCurl)('The curl line, run by a shell', () => {
  test.each(['basic', 'basic-not-encoded', 'json', 'none'] as const)(
    'sends byte for byte what this tool sends, with client authentication %s',
    async (method) => {
      const { expected, received } = await receivedFrom((origin) => tokenRequestTo(origin, method))
      const headers = received.headers as [string, string][]
      expect({ ...received, headers: sorted(headers) }).toEqual({
        ...expected,
        headers: sorted(expected.headers),
      })
    },
  )

  test('sends the same fields with the secret in the form', async () => {
    const { expected, received } = await receivedFrom((origin) => tokenRequestTo(origin, 'post'))
    expect([...new URLSearchParams(received.body)]).toEqual([...new URLSearchParams(expected.body)])
  })

  test.each(hostileValues)('carries the form value %j unharmed', async (value) => {
    const { expected, received } = await receivedFrom((origin) =>
      tokenRequestTo(origin, 'none', value),
    )
    expect(received.body).toBe(expected.body)
  })

  test.each(hostileValues)('carries the query value %j unharmed', async (value) => {
    const { expected, received } = await receivedFrom((origin) => ({
      method: 'GET',
      url: `${origin}/authorize?own={a,b}[1-3]`,
      query: [['state', value]],
      headers: [],
    }))
    expect(received.target.replace(/[{}]/g, encodeURIComponent)).toBe(
      expected.target.replace(/[{}]/g, encodeURIComponent),
    )
  })

  test.each(hostileValues)('carries the raw body %j unharmed', async (value) => {
    const { received } = await receivedFrom((origin) => ({
      method: 'PUT',
      url: `${origin}/contacts`,
      query: [],
      headers: [['Content-Type', 'text/plain']],
      body: { raw: value },
    }))
    expect([received.method, received.body]).toEqual(['PUT', value])
  })

  test('sends headers in their order, repeats and empty ones too', async () => {
    const { expected, received } = await receivedFrom((origin) => ({
      method: 'GET',
      url: `${origin}/contacts`,
      query: [],
      headers: [
        ['X-Second', `it's "this"`],
        ['X-Empty', ''],
        ['X-First', '$HOME'],
        ['X-Second', 'again'],
      ],
    }))
    expect(received.headers).toEqual(expected.headers)
  })

  test('a line break in a header cannot begin another header', async () => {
    const { received } = await receivedFrom((origin) => ({
      method: 'GET',
      url: `${origin}/`,
      query: [],
      headers: [['X-One', 'one\r\nX-Two: two']],
    }))
    expect(received.headers).toEqual([['x-one', 'one X-Two: two']])
  })

  test('names no media type that the request does not name', async () => {
    const { origin, received } = await listen()
    const request = { method: 'POST', url: origin, query: [], headers: [], body: { raw: 'a' } }
    await promisify(execFile)('bash', ['-c', curl(request)])
    expect(received[0]?.headers.map(([name]) => name)).not.toContain('content-type')
  })
})

describe('The curl line', () => {
  const request = tokenRequestTo('https://login.acme.test', 'post')

  test('reads a secret from the environment', () => {
    expect(curl(request)).toContain(`--data-urlencode 'client_secret='"$CLIENT_SECRET"`)
  })

  test('says how Basic is encoded', () => {
    expect(curl(tokenRequestTo('https://login.acme.test', 'basic'))).toContain('RFC 6749 §2.3.1')
  })

  test('needs no function when nothing is encoded as it is put in', () => {
    expect(curl(request).startsWith('curl ')).toBe(true)
  })

  test('never leaves HTTP, nor takes an address for an option', () => {
    const hostile = { method: 'GET', url: 'file:///etc/passwd', query: [], headers: [] }
    expect(curl(hostile)).toBe(`curl \\\n  --proto '=http,https' \\\n  --url 'file:///etc/passwd'`)
  })

  test('leaves out a header that curl would read from a file', () => {
    const hostile = { ...request, headers: [['@/etc/passwd', 'x'] as const] }
    expect(curl(hostile)).not.toContain('/etc/passwd')
  })
})
