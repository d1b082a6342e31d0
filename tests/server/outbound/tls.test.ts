import { createServer as createHttp2 } from 'node:http2'
import { type ServerOptions, createServer } from 'node:https'
import { createServer as createPlain } from 'node:http'
import { createServer as createTcp } from 'node:net'
import { createServer as createTls } from 'node:tls'
import { expect, test } from 'vitest'
import type { Outcome } from '../../../server/outbound/outcome.ts'
import { secureContextFor } from '../../../server/outbound/secure-context.ts'
import { selfSigned, year } from './certificate.ts'
import { codeOf, listening, peer, sendTyped } from './peers.ts'

const own = selfSigned(['localhost', 'as.localhost'])

async function overTls(
  options: ServerOptions,
  send: { readonly ca?: string; readonly host?: string } = {},
): Promise<{ outcome: Outcome; requests: number }> {
  let requests = 0
  const server = createServer(options, (_request, response) => {
    requests++
    response.end('{}')
  })
  const port = await listening(server)
  const outcome = await sendTyped(`https://${send.host ?? 'localhost'}:${port}/`, {
    ...(send.ca ? { network: { ca: send.ca } } : {}),
  })
  return { outcome, requests }
}

test('a trusted certificate is reported with protocol, cipher and timing', async () => {
  const { outcome } = await overTls(own, { ca: own.cert })
  expect(outcome).toMatchObject({
    kind: 'response',
    wire: {
      tls: {
        protocol: 'TLSv1.3',
        cipher: expect.stringMatching(/^TLS_/) as string,
        certificate: {
          subject: 'CN=localhost',
          subjectAltName: 'DNS:localhost, DNS:as.localhost',
          validTo: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
          fingerprint256: expect.stringMatching(/^([0-9A-F]{2}:){31}/) as string,
        },
      },
    },
  })
  expect(outcome.wire?.timings.tls).toBeGreaterThan(0)
})

test.each([
  ['self-signed', own, undefined, 'certificate-self-signed'],
  [
    'expired',
    selfSigned(['localhost'], { from: year(-2), to: year(-1) }),
    'own',
    'certificate-expired',
  ],
  [
    'not yet valid',
    selfSigned(['localhost'], { from: year(1), to: year(2) }),
    'own',
    'certificate-not-yet-valid',
  ],
  ['for another name', selfSigned(['other.example']), 'own', 'certificate-name-mismatch'],
] as const)('a certificate that is %s is named and nothing is sent', async (_, pair, ca, code) => {
  const { outcome, requests } = await overTls(pair, ca ? { ca: pair.cert } : {})
  expect(outcome).toMatchObject({ kind: 'failed', code })
  expect(outcome).toMatchObject({
    message: expect.stringMatching(
      /subject CN=.+; names DNS:.+; issuer CN=.+; valid from .+ to .+; SHA-256 fingerprint ([0-9A-F]{2}:){31}/,
    ) as string,
    wire: { requestHead: '', tls: { certificate: { subject: expect.any(String) as string } } },
  })
  expect(requests).toBe(0)
})

test.each([
  ['a private authority', own, undefined, /add the certificate of its authority to the connection/],
  ['another name', selfSigned(['other.example']), 'own', /not for localhost, but for DNS:other\.e/],
  [
    'an end in the past',
    selfSigned(['localhost'], { from: year(-2), to: new Date(Date.UTC(2026, 0, 2)) }),
    'own',
    /its own end is 2026-01-02/,
  ],
] as const)('a certificate of %s is refused with what to do', async (_, pair, ca, words) => {
  const { outcome } = await overTls(pair, ca ? { ca: pair.cert } : {})
  expect(outcome).toMatchObject({ message: expect.stringMatching(words) as string })
})

test('authorities are read once for a connection, and are no other’s', async () => {
  const [ca, other] = [own.cert, selfSigned(['localhost']).cert]
  expect(secureContextFor({ ca })).toBe(secureContextFor({ ca }))
  expect(secureContextFor({ ca })).not.toBe(secureContextFor({ ca: other }))
  expect(codeOf((await overTls(own, { ca })).outcome)).toBe(200)
  expect(codeOf((await overTls(own)).outcome)).toBe('certificate-self-signed')
})

test('an address is compared with the certificate too', async () => {
  const { outcome } = await overTls(own, { ca: own.cert, host: '127.0.0.1' })
  expect(codeOf(outcome)).toBe('certificate-name-mismatch')
})

test('a server that only speaks TLS 1.1 is told', async () => {
  const old = {
    ...own,
    maxVersion: 'TLSv1.1',
    minVersion: 'TLSv1',
    ciphers: 'ALL@SECLEVEL=0',
  } as const
  const { outcome } = await overTls(old, { ca: own.cert })
  expect(outcome).toMatchObject({ kind: 'failed', code: 'tls-version' })
})

test('a server that wants a client certificate is told', async () => {
  const wanting = { ...own, requestCert: true, rejectUnauthorized: true }
  const tls12 = await overTls({ ...wanting, maxVersion: 'TLSv1.2' }, { ca: own.cert })
  expect(tls12.outcome.kind).not.toBe('response')
  const tls13 = await overTls(wanting, { ca: own.cert })
  expect(tls13.outcome.kind).not.toBe('response')
  expect(tls13.requests).toBe(0)
})

test('plain HTTP on a port asked for TLS is recognised', async () => {
  const port = await listening(createPlain((_request, response) => response.end('{}')))
  const outcome = await sendTyped(`https://localhost:${port}/`)
  expect(outcome).toMatchObject({ kind: 'failed', code: 'plain-http-on-tls-port' })
})

test('TLS on a port asked for plain HTTP gives a hint', async () => {
  const port = await listening(createTls(own))
  const outcome = await sendTyped(`http://localhost:${port}/`)
  expect(outcome).toMatchObject({
    kind: 'unknown',
    message: expect.stringContaining('https://') as string,
  })
})

test('a server of HTTP/2 alone is recognised by its ALPN', async () => {
  const port = await listening(
    createTls({ ...own, ALPNProtocols: ['h2'] }, (socket) => socket.on('error', () => undefined)),
  )
  const outcome = await sendTyped(`https://localhost:${port}/`, { network: { ca: own.cert } })
  expect(outcome).toMatchObject({ kind: 'failed', code: 'http2-only' })
})

test('a server of HTTP/2 without TLS is recognised by its first frame', async () => {
  const port = await listening(createHttp2())
  const outcome = await sendTyped(`http://localhost:${port}/`)
  expect(outcome).toMatchObject({ kind: 'unknown', code: 'http2-only' })
})

test('a handshake that stalls ends at the connect limit', async () => {
  const port = await listening(createTcp((socket) => socket.on('error', () => undefined)))
  const outcome = await sendTyped(`https://localhost:${port}/`, { limits: { connect: 80 } })
  expect(outcome).toMatchObject({ kind: 'failed', code: 'tls-timeout' })
})

test('a server that hangs up in the handshake is told', async () => {
  const { port } = await peer((socket) => socket.end())
  const outcome = await sendTyped(`https://localhost:${port}/`)
  expect(outcome).toMatchObject({ kind: 'failed', code: 'tls-failed' })
})
