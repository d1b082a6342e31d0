import { createServer } from 'node:https'
import { createServer as createPlain } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import type { SendOptions } from '../../../server/outbound/send.ts'
import { send } from '../../../server/outbound/send.ts'
import { authority, selfSigned } from './certificate.ts'
import { forwardProxy } from './forward-proxy.ts'
import { codeOf, get, listening, peer, sendTyped } from './peers.ts'

const company = authority('Company Root')
const server = selfSigned(['as.corp.example'], { by: company })

async function secureServer(): Promise<{ url: string; requests: string[] }> {
  const requests: string[] = []
  const port = await listening(
    createServer(server, (request, response) => {
      requests.push(`${request.method} ${request.url}`)
      response.end('{}')
    }),
  )
  return { url: `https://as.corp.example:${port}/token?a=1`, requests }
}

async function plainServer(): Promise<{ port: number; requests: string[] }> {
  const requests: string[] = []
  const port = await listening(
    createPlain((request, response) => {
      requests.push(`${request.headers.host} ${request.url}`)
      response.end('{}')
    }),
  )
  return { port, requests }
}

function through(url: string, credentials?: string): Partial<SendOptions> {
  const proxy = { url, ...(credentials !== undefined && { credentials }) }
  return { network: { ca: company.cert, proxy } }
}

test('an https request goes through a tunnel, its name resolved and its content hidden there', async () => {
  const [{ url, requests }, proxy] = [await secureServer(), await forwardProxy()]
  const outcome = await sendTyped(url, through(proxy.url))
  expect(codeOf(outcome)).toBe(200)
  expect(requests).toEqual(['GET /token?a=1'])
  expect(proxy.lines).toEqual([`CONNECT ${new URL(url).host}`])
  expect(proxy.tunnelled()).not.toContain('/token')
})

test('what the proxy did is recorded apart from the server, whose address nobody here knows', async () => {
  const [{ url }, proxy] = [await secureServer(), await forwardProxy()]
  const { wire } = await sendTyped(url, through(proxy.url))
  expect(wire?.proxy).toEqual({
    url: proxy.url,
    remoteAddress: expect.stringMatching(/127\.0\.0\.1|::1/) as string,
    tunnel: 'HTTP/1.1 200 Connection established',
  })
  expect(wire?.remoteAddress).toBeUndefined()
  expect(wire?.tls?.certificate.subject).toBe('CN=as.corp.example')
  expect(wire?.timings.proxy).toBeGreaterThan(0)
})

test('a plain http request names its whole target to the proxy', async () => {
  const [{ port, requests }, proxy] = [await plainServer(), await forwardProxy()]
  const outcome = await sendTyped(`http://as.corp.example:${port}/x?y=1`, through(proxy.url))
  expect(codeOf(outcome)).toBe(200)
  expect(proxy.lines).toEqual([`GET http://as.corp.example:${port}/x?y=1`])
  expect(requests).toEqual([`as.corp.example:${port} /x?y=1`])
})

test('TLS with the proxy itself is judged by the same authorities', async () => {
  const secure = selfSigned(['localhost'], { by: company })
  const [{ url }, proxy] = [await secureServer(), await forwardProxy({ secure })]
  expect(codeOf(await sendTyped(url, through(proxy.url)))).toBe(200)
  const untrusted = await sendTyped(url, { network: { proxy: { url: proxy.url } } })
  expect(codeOf(untrusted)).toMatch(/^proxy-certificate-/)
})

test('the server behind a tunnel is held to its certificate all the same', async () => {
  const [{ url }, proxy] = [await secureServer(), await forwardProxy()]
  const outcome = await sendTyped(url, { network: { proxy: { url: proxy.url } } })
  expect(codeOf(outcome)).toMatch(/^certificate-/)
})

test.each(['https', 'http'])(
  'credentials are shown to the proxy and in no record (%s)',
  async (scheme) => {
    const proxy = await forwardProxy({ credentials: 'ada:opensesame' })
    const url =
      scheme === 'https'
        ? (await secureServer()).url
        : `http://as.corp.example:${(await plainServer()).port}/`
    const outcome = await sendTyped(url, through(proxy.url, 'ada:opensesame'))
    expect(codeOf(outcome)).toBe(200)
    expect(JSON.stringify(outcome)).not.toContain(Buffer.from('ada:opensesame').toString('base64'))
    if (scheme === 'http') {
      expect(outcome.wire?.requestHead).toMatch(/Proxy-Authorization: Basic •+$/m)
    }
  },
)

test.each([
  ['none are given', undefined, undefined, 'wants a user name and password'],
  ['they are wrong', 'ada:wrong', undefined, 'does not take'],
  ['it wants others than Basic', 'ada:opensesame', ['Negotiate', 'NTLM'], 'Negotiate, NTLM'],
])('a proxy that wants credentials says so when %s', async (_, given, schemes, words) => {
  const proxy = await forwardProxy({
    credentials: 'ada:opensesame ',
    ...(schemes && { schemes }),
  })
  const outcome = await sendTyped('https://as.corp.example/', through(proxy.url, given))
  expect(outcome).toMatchObject({ kind: 'failed', code: 'proxy-authentication' })
  expect(outcome).toMatchObject({ message: expect.stringContaining(words) as string })
})

test('a proxy’s 407 to plain HTTP is not taken for an answer of the server', async () => {
  const proxy = await forwardProxy({ credentials: 'ada:opensesame' })
  const outcome = await sendTyped('http://as.corp.example/', through(proxy.url))
  expect(outcome).toMatchObject({
    ...{ kind: 'failed', code: 'proxy-authentication' },
    wire: { proxy: { url: proxy.url } },
  })
})

test.each(['403 Forbidden', '502 Bad Gateway'])(
  'a proxy that answers %s is named',
  async (refuse) => {
    const proxy = await forwardProxy({ refuse })
    const outcome = await sendTyped('https://as.corp.example/', through(proxy.url))
    expect(outcome).toMatchObject({ kind: 'failed', code: 'proxy-refused' })
    expect(outcome).toMatchObject({ message: expect.stringContaining(refuse) as string })
  },
)

test('what is no proxy is told apart from a server that fails', async () => {
  const greeting = await peer((socket) => socket.end('220 mail.example ESMTP\r\n'))
  const closing = await peer((socket) => socket.end())
  const silent = await peer(() => undefined)
  const limits = { connect: 80 }
  const ask = async (port: number) =>
    codeOf(
      await sendTyped('https://as.corp.example/', {
        ...through(`http://localhost:${port}`),
        limits,
      }),
    )
  expect(await ask(greeting.port)).toBe('proxy-not-http')
  expect(await ask(closing.port)).toBe('proxy-closed')
  expect(await ask(silent.port)).toBe('proxy-timeout')
})

test('a proxy that never ends its headers is left at the limit', async () => {
  const { port } = await peer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n')
    socket.write(`X-Filler: ${'x'.repeat(4096)}\r\n`)
  })
  const outcome = await sendTyped('https://as.corp.example/', {
    ...through(`http://localhost:${port}`),
    limits: { headBytes: 1024 },
  })
  expect(codeOf(outcome)).toBe('proxy-not-http')
})

test('a proxy that cannot be reached is not taken for the server', async () => {
  const outcome = await sendTyped('https://as.corp.example/', through('http://localhost:1'))
  expect(outcome).toMatchObject({
    code: 'proxy-connection-refused',
    message: expect.stringMatching(/^The proxy could not be used\. /) as string,
  })
})

test.each([
  'ftp://proxy.example',
  'http://ada:pw@proxy.example',
  'http://proxy.example/x',
  'proxy:1',
])('%s is no address of a proxy', async (url) => {
  expect(codeOf(await sendTyped('https://as.corp.example/', through(url)))).toBe('proxy-url')
})

test.each([
  ['https://169.254.169.254/', 'address-refused'],
  ['https://[::ffff:169.254.169.254]/', 'address-refused'],
  ['http://metadata.google.internal/', 'address-refused'],
  ['https://0.0.0.0/', 'address-refused'],
  ['https://[2002:7f00:1::]/', 'address-refused'],
])('a proxy is never asked for %s', async (url, code) => {
  const proxy = await forwardProxy()
  expect(codeOf(await sendTyped(url, through(proxy.url)))).toBe(code)
  expect(proxy.lines).toEqual([])
})

test.each(['https://10.0.0.1/', 'https://127.0.0.1/', 'https://localhost/', 'https://2130706433/'])(
  'a public server cannot send the proxy to %s',
  async (url) => {
    const proxy = await forwardProxy()
    const outcome = await send(get(url), {
      trust: { suppliedBy: 'public' },
      ...through(proxy.url),
    })
    expect(codeOf(outcome)).toBe('more-private-than-supplier')
    expect(proxy.lines).toEqual([])
  },
)

test.each(['localhost', '127.0.0.1'])(
  '%s is reached directly: to the proxy it is another machine',
  async (host) => {
    const [{ port, requests }, proxy] = [await plainServer(), await forwardProxy()]
    const outcome = await sendTyped(`http://${host}:${port}/`, through(proxy.url))
    expect(codeOf(outcome)).toBe(200)
    expect(requests).toHaveLength(1)
    expect(proxy.lines).toEqual([])
    expect(outcome.wire?.proxy).toBeUndefined()
  },
)

test('the tool is no proxy for itself', async () => {
  const { port, hits } = await peer((socket) => socket.end())
  const outcome = await sendTyped('https://as.corp.example/', {
    ...through(`http://localhost:${port}`),
    ownPorts: [port],
  })
  expect(codeOf(outcome)).toBe('proxy-own-origin')
  expect(hits()).toBe(0)
})

test('no environment variable is obeyed', async () => {
  const proxy = await forwardProxy()
  const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY'] as const
  for (const name of names) process.env[name] = proxy.url
  onTestFinished(() => names.forEach((name) => delete process.env[name]))
  const { port } = await plainServer()
  const lookup = () => Promise.resolve(['127.0.0.1'])
  await sendTyped(`http://localhost:${port}/`)
  await sendTyped('https://as.corp.example/', { lookup })
  expect(proxy.lines).toEqual([])
})
