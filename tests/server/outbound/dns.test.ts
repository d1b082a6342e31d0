import { networkInterfaces } from 'node:os'
import { Socket, connect, createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { spaceOf } from '../../../server/outbound/address.ts'
import { findAddresses, type Lookup } from '../../../server/outbound/find-addresses.ts'
import { type ReadHosts, addressesInHosts } from '../../../server/outbound/hosts-file.ts'
import { openSocket } from '../../../server/outbound/open-socket.ts'
import { isFailure } from '../../../server/outbound/outcome.ts'
import { readTarget, type Target } from '../../../server/outbound/target.ts'
import { codeOf, listening, peer, sendTyped } from './peers.ts'

const answers =
  (...addresses: string[]): Lookup =>
  () =>
    Promise.resolve(addresses)

const fails =
  (code: string): Lookup =>
  () =>
    Promise.reject(Object.assign(new Error(`getaddrinfo ${code}`), { code }))

const silentSocket = (): Socket => new Socket()
const dialLocal = (port: number): Socket => connect(port, '127.0.0.1')

function target(url: string): Target {
  const read = readTarget(url)
  if (isFailure(read)) throw new Error(read.message)
  return read
}

async function found(...addresses: string[]): Promise<readonly string[] | string> {
  const result = await findAddresses(target('http://as.example/'), {
    trust: { typed: true },
    ownPorts: [],
    lookup: answers(...addresses),
    limit: 1000,
  })
  return isFailure(result) ? result.code : result.addresses
}

test.each([
  [['127.0.0.1'], 'name-resolves-to-loopback'],
  [['1.1.1.1', '127.0.0.1'], 'name-resolves-to-loopback'],
  [['1.1.1.1', '::1'], 'name-resolves-to-loopback'],
  [['1.1.1.1', '::ffff:127.0.0.1'], 'name-resolves-to-loopback'],
  [['1.1.1.1', '169.254.169.254'], 'address-refused'],
  [['1.1.1.1', '0.0.0.0'], 'address-refused'],
  [[...Array.from({ length: 199 }, (_, i) => `1.1.1.${i}`), '169.254.169.254'], 'address-refused'],
  [[], 'name-not-found'],
])('one refused answer among %j refuses the name: %s', async (addresses, code) => {
  expect(await found(...addresses)).toBe(code)
})

test('of two hundred answers eight are tried', async () => {
  expect(await found(...Array.from({ length: 200 }, (_, i) => `1.1.1.${i}`))).toHaveLength(8)
})

test('IPv6 and IPv4 answers are tried by turns', async () => {
  expect(await found('2606:4700::1', '2606:4700::2', '1.1.1.1', '1.1.1.2', '1.1.1.3')).toEqual([
    '2606:4700::1',
    '1.1.1.1',
    '2606:4700::2',
    '1.1.1.2',
    '1.1.1.3',
  ])
})

test('a name is asked for once, so that a second answer cannot differ', async () => {
  let asked = 0
  const rebinding: Lookup = () => Promise.resolve([asked++ === 0 ? '198.51.100.9' : '127.0.0.1'])
  await sendTyped('http://as.example/', { lookup: rebinding })
  expect(asked).toBe(1)
})

test.each([
  ['ENOTFOUND', 'name-not-found'],
  ['EAI_AGAIN', 'dns-failed'],
  ['ESERVFAIL', 'dns-failed'],
])('a resolver that says %s gives %s', async (code, expected) => {
  const outcome = await sendTyped('http://as.example/', { lookup: fails(code) })
  expect(outcome).toMatchObject({ kind: 'failed', code: expected })
  expect(outcome).toMatchObject({ message: expect.stringContaining('as.example') as string })
})

test('a silent resolver ends at its own limit', async () => {
  const outcome = await sendTyped('http://as.example/', {
    lookup: () => new Promise(() => undefined),
    limits: { dns: 50 },
  })
  expect(outcome).toMatchObject({ kind: 'failed', code: 'dns-timeout' })
})

test('localhost asks no resolver and falls back from ::1 to 127.0.0.1', async () => {
  const canary = await peer((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'))
  const outcome = await sendTyped(`http://localhost:${canary.port}/`, { lookup: fails('EUNUSED') })
  expect(outcome).toMatchObject({ kind: 'response', wire: { remoteAddress: '127.0.0.1' } })
  expect(outcome.wire?.timings).not.toHaveProperty('dns')
})

test('an address that stays silent does not hold up the next for long', async () => {
  const canary = await peer((socket) => socket.end())
  const started = performance.now()
  const socket = await openSocket(
    target(`http://localhost:${canary.port}/`),
    ['10.255.255.1', '127.0.0.1'],
    5000,
    (address, port) => (address === '127.0.0.1' ? dialLocal(port) : silentSocket()),
  )
  expect(socket).toMatchObject({ remoteAddress: '127.0.0.1' })
  expect(performance.now() - started).toBeLessThan(500)
})

test('addresses that all stay silent end at the connect limit', async () => {
  const result = await openSocket(target('http://localhost/'), ['10.255.255.1'], 60, silentSocket)
  expect(result).toMatchObject({ code: 'connect-timeout' })
})

test('a connection that leads elsewhere than judged is dropped before a byte leaves', async () => {
  const canary = await peer(() => undefined)
  const result = await openSocket(
    target(`http://as.example:${canary.port}/`),
    ['1.1.1.1'],
    1000,
    (_address, port) => dialLocal(port),
  )
  expect(result).toMatchObject({ code: 'address-changed' })
  expect(canary.received).toEqual([])
})

const hostsFile = `
127.0.0.1 localhost
# 127.0.0.1 commented.example
127.0.0.1\tKeycloak.example other.example # ours
127.0.0.2 second.example
::1 six.example
`
const readHosts: ReadHosts = (host) => Promise.resolve(addressesInHosts(hostsFile, host))

describe('A name that resolves to this machine', () => {
  test.each([
    ['as.example', '127.0.0.1', 'name-resolves-to-loopback'],
    ['commented.example', '127.0.0.1', 'name-resolves-to-loopback'],
    ['keycloak.example.evil.test', '127.0.0.1', 'name-resolves-to-loopback'],
    ['second.example', '127.0.0.1', 'name-resolves-to-loopback'],
    ['six.example', '127.0.0.1', 'name-resolves-to-loopback'],
    ['keycloak.example', '127.0.0.1', 204],
    ['KEYCLOAK.example.', '127.0.0.1', 204],
    ['other.example', '::ffff:127.0.0.1', 204],
  ])('%s at %s is taken only when the hosts file says so: %s', async (host, address, code) => {
    const canary = await peer((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'))
    const url = `http://${host}:${canary.port}/`
    expect(codeOf(await sendTyped(url, { lookup: answers(address), readHosts }))).toBe(code)
    expect(canary.hits()).toBe(code === 204 ? 1 : 0)
  })

  test.each([
    ['public', 'more-private-than-supplier'],
    ['private', 'more-private-than-supplier'],
    ['loopback', 204],
  ] as const)('may be named by a %s server: %s', async (suppliedBy, code) => {
    const canary = await peer((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'))
    const outcome = await sendTyped(`http://keycloak.example:${canary.port}/`, {
      ...{ trust: { suppliedBy }, lookup: answers('127.0.0.1'), readHosts },
    })
    expect(codeOf(outcome)).toBe(code)
  })

  test('is not the tool itself by that name either', async () => {
    const canary = await peer((socket) => socket.end())
    const outcome = await sendTyped(`http://keycloak.example:${canary.port}/`, {
      ...{ lookup: answers('127.0.0.1'), readHosts, ownPorts: [canary.port] },
    })
    expect(codeOf(outcome)).toBe('own-origin')
    expect(canary.hits()).toBe(0)
  })

  test('one loopback answer of the DNS beside that of the hosts file refuses it', async () => {
    const lookup = answers('127.0.0.1', '127.0.0.9')
    const outcome = await sendTyped('http://keycloak.example/', { lookup, readHosts })
    expect(codeOf(outcome)).toBe('name-resolves-to-loopback')
  })
})

test('nothing that listens is told from a firewall', async () => {
  const server = createServer()
  const port = await listening(server)
  server.close()
  const outcome = await sendTyped(`http://localhost:${port}/`)
  expect(outcome).toEqual({
    kind: 'failed',
    code: 'connection-refused',
    message: `Nothing listens at localhost:${port} (ECONNREFUSED). Is the server started, and the port right?`,
    wire: expect.objectContaining({ requestHead: '' }) as unknown,
  })
})

const privateAddress = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ address }) => spaceOf(address) === 'private')?.address

test.skipIf(!privateAddress)('a typed name may resolve to a private address', async () => {
  const address = privateAddress ?? ''
  const canary = await peer((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'), address)
  const url = `http://as.example:${canary.port}/`
  const outcome = await sendTyped(url, { lookup: answers(address) })
  expect(outcome).toMatchObject({ kind: 'response', wire: { remoteAddress: address } })
  expect(outcome.wire?.timings.dns).toBeGreaterThanOrEqual(0)
  expect(codeOf(await sendTyped(url, { lookup: answers(address), ownPorts: [canary.port] }))).toBe(
    'own-origin',
  )
})
