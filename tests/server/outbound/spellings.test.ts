import { describe, expect, test } from 'vitest'
import { send } from '../../../server/outbound/send.ts'
import { codeOf, get, peer, sendTyped } from './peers.ts'

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'

/** Everything that a URL parser turns into an address or name of this machine. */
const loopbackSpellings = [
  '127.0.0.1',
  '127.0.0.2',
  '127.1',
  '127.0.1',
  '2130706433',
  '017700000001',
  '0177.0.0.1',
  '0x7f000001',
  '0x7f.0.0.1',
  '0x7F.1',
  '127.0.0.1.',
  '127.0.0.1%2e',
  '127%2E0%2E0%2E1',
  '%31%32%37.0.0.1',
  '①②⑦.⓪.⓪.①',
  '１２７.０.０.１',
  '127。0。0。1',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  'localhost',
  'LocalHost',
  'localhost.',
  'foo.localhost',
  'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
  '%6c%6f%63%61%6c%68%6f%73%74',
  '\u00adlocalhost',
]

describe('a public server cannot name this machine', () => {
  test.each(loopbackSpellings)('as http://%s', async (host) => {
    const canary = await peer((socket) => socket.end(ok), '0.0.0.0')
    const outcome = await send(get(`http://${host}:${canary.port}/`), {
      trust: { suppliedBy: 'public' },
    })
    expect(codeOf(outcome)).toBe('more-private-than-supplier')
    expect(canary.hits()).toBe(0)
  })

  test.each([
    (port: number) => `http:127.0.0.1:${port}/`,
    (port: number) => `http:/127.0.0.1:${port}/`,
    (port: number) => `http:///127.0.0.1:${port}/`,
    (port: number) => `http:\\\\127.0.0.1:${port}\\`,
    (port: number) => `\thttp://127.0.0.1:${port}/`,
    (port: number) => `ht\ntp://127.0.0.1:${port}/`,
    (port: number) => `http://127.0.0.1:${port}/#@public.example/`,
  ])('written as %s', async (spell) => {
    const canary = await peer((socket) => socket.end(ok))
    const outcome = await send(get(spell(canary.port)), { trust: { suppliedBy: 'public' } })
    expect(codeOf(outcome)).toBe('more-private-than-supplier')
    expect(canary.hits()).toBe(0)
  })
})

test('a person may type the loopback address in any of those spellings', async () => {
  const canary = await peer((socket) => socket.end(ok))
  for (const host of ['127.1', '2130706433', '[::ffff:127.0.0.1]', 'localhost', 'foo.localhost.']) {
    expect(codeOf(await sendTyped(`http://${host}:${canary.port}/`))).toBe(200)
  }
})

test.each(['0', '0x', '0.0.0.0', '[::]', '[::127.0.0.1]', '[2002:7f00:1::]', '[64:ff9b::7f00:1]'])(
  'nobody reaches this machine as http://%s',
  async (host) => {
    const canary = await peer((socket) => socket.end(ok), '0.0.0.0')
    expect(codeOf(await sendTyped(`http://${host}:${canary.port}/`))).toBe('address-refused')
    expect(canary.hits()).toBe(0)
  },
)

test.each([
  '169.254.169.254',
  '2852039166',
  '0xA9FEA9FE',
  '0251.0376.0251.0376',
  '[::ffff:a9fe:a9fe]',
  '[fe80::1]',
  '168.63.129.16',
  '100.100.100.200',
  '[fd00:ec2::254]',
  'metadata.google.internal',
  'METADATA.google.internal.',
  'metadata',
])('nobody reaches the cloud metadata at http://%s', async (host) => {
  expect(codeOf(await sendTyped(`http://${host}/latest/meta-data/`))).toBe('address-refused')
})

test.each([
  'http://425.510.425.510/',
  'http://7147006462/',
  'http://256.256.256.256/',
  'http://1.2.3.4.5/',
  'http://0o177.0.0.1/',
  'http://127.0.0.1:65536/',
  'http://127.0.0.1:+80/',
  'http://[fe80::1%eth0]/',
  '//127.0.0.1/',
  'java\u0000script:alert(1)',
  '',
  'token',
  'http://',
])('“%s” is refused as no absolute URL', async (url) => {
  expect(codeOf(await sendTyped(url))).toBe('bad-url')
})

test.each([
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_INFO%0d%0a',
  'dict://127.0.0.1:11211/stats',
  'data:application/json,{"issuer":"x"}',
  'blob:http://127.0.0.1/x',
  'ws://127.0.0.1/',
  'ldap://localhost:389/',
  'jar:http://127.0.0.1!/',
  'javascript:alert(1)',
  ' javascript:alert(1)',
])('“%s” is refused for its scheme', async (url) => {
  expect(codeOf(await sendTyped(url))).toBe('scheme-not-allowed')
})

test.each([
  'http://good.example@127.0.0.1/',
  'http://good.example:80@127.0.0.1:80/',
  'http://:p@h/',
])('%s is refused, naming the host it would really reach', async (url) => {
  const outcome = await sendTyped(url)
  expect(outcome).toMatchObject({ code: 'credentials-in-url' })
  expect(outcome).toMatchObject({ message: expect.stringContaining(new URL(url).host) as string })
})

test('a backslash ends the host as it does in a browser', async () => {
  const asked: string[] = []
  await sendTyped('http://good.example\\@127.0.0.1/', {
    lookup: (host) => Promise.reject(new Error(String(asked.push(host)))),
  })
  expect(asked).toEqual(['good.example'])
})
