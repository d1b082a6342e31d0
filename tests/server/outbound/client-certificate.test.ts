import { createServer } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { expect, test } from 'vitest'
import type { Outcome } from '../../../server/outbound/outcome.ts'
import { makeCertificate } from '../../../server/secrets/make-certificate.ts'
import { authority, selfSigned } from './certificate.ts'
import { forwardProxy } from './forward-proxy.ts'
import { codeOf, listening, sendTyped } from './peers.ts'

const company = authority('Company Root')
const server = selfSigned(['localhost', 'as.corp.example'], { by: company })
const own = makeCertificate('client', Date.now())

interface Asking {
  readonly requestCert?: boolean
  readonly rejectUnauthorized?: boolean
  readonly ca?: string
  readonly maxVersion?: 'TLSv1.2'
}

/** What a server that asks that way saw of the client, and what came of it. */
async function shownTo(
  asking: Asking,
  clientCertificate: typeof own | undefined = own,
  proxy?: { readonly url: string },
): Promise<{ outcome: Outcome; seen: (string | undefined)[] }> {
  const seen: (string | undefined)[] = []
  const port = await listening(
    createServer({ rejectUnauthorized: false, ...server, ...asking }, (request, response) => {
      seen.push((request.socket as TLSSocket).getPeerX509Certificate()?.subject)
      response.end('{}')
    }),
  )
  const host = proxy ? 'as.corp.example' : 'localhost'
  const network = {
    ca: company.cert,
    ...(clientCertificate && { clientCertificate }),
    ...(proxy && { proxy }),
  }
  return { outcome: await sendTyped(`https://${host}:${port}/`, { network }), seen }
}

test.each([undefined, 'TLSv1.2'] as const)(
  'a server that asks is shown the certificate, and which one is recorded (%s)',
  async (maxVersion) => {
    const { outcome, seen } = await shownTo({
      requestCert: true,
      ...(maxVersion && { maxVersion }),
    })
    expect(seen).toEqual(['CN=client'])
    expect(outcome.wire?.tls?.clientCertificate).toEqual({
      asked: true,
      presented: {
        subject: 'CN=client',
        'x5t#S256': expect.stringMatching(/^[\w-]{43}$/) as string,
      },
    })
  },
)

test('a server that does not ask is shown none, and that is recorded', async () => {
  const { outcome, seen } = await shownTo({})
  expect(seen).toEqual([undefined])
  expect(outcome.wire?.tls?.clientCertificate).toEqual({ asked: false })
})

test('through a tunnel the server alone sees it', async () => {
  const proxy = await forwardProxy({ secure: selfSigned(['localhost'], { by: company }) })
  const { outcome, seen } = await shownTo({ requestCert: true }, own, { url: proxy.url })
  expect(codeOf(outcome)).toBe(200)
  expect(seen).toEqual(['CN=client'])
})

test('a server that insists and is shown none is told apart from one that refuses', async () => {
  const insisting = { requestCert: true, rejectUnauthorized: true, ca: company.cert }
  const without = await shownTo(insisting, undefined)
  expect(without.outcome.kind).not.toBe('response')
  expect(without.seen).toEqual([])
  const issued = selfSigned(['client'], { by: company })
  const accepted = await shownTo(insisting, { certificates: issued.cert, key: issued.key })
  expect(codeOf(accepted.outcome)).toBe(200)
})

test.each([
  ['a key of another certificate', { ...own, key: makeCertificate('other', Date.now()).key }],
  ['a text that is no key', { ...own, key: 'not-a-key-3141592653' }],
])('%s sends nothing, and no word of it is repeated', async (_, unusable) => {
  const { outcome, seen } = await shownTo({ requestCert: true }, unusable)
  expect(codeOf(outcome)).toBe('client-certificate-unusable')
  expect(seen).toEqual([])
  expect(JSON.stringify(outcome)).not.toContain('3141592653')
})
