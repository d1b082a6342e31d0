import { describe, expect, test } from 'vitest'
import { formFromConnection } from '../../client/connection-form.ts'
import { problemsOf } from '../../client/connection-problems.ts'
import { networkDraft, networkFields, proxyCredentialsDraft } from '../../client/network-form.ts'
import { connectionWords } from '../../client/wire-words.ts'
import { healthyConnection } from '../core/arrange-run.ts'

const proxy = 'http://proxy.example:3128'
const certificateAuthorities = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'
const noCredentials = { user: '', password: '', forget: false }

describe('The way to the servers in the form', () => {
  test('is the direct one for a connection that says nothing, and saved as nothing', () => {
    expect(networkDraft(networkFields(healthyConnection))).toEqual({})
  })

  test('is saved as it was read, but for white space around the proxy', () => {
    const form = networkFields({
      ...healthyConnection,
      certificateAuthorities,
      proxy: ` ${proxy} `,
    })
    expect(networkDraft(form)).toEqual({ certificateAuthorities, proxy })
  })

  test.each([
    ['nothing typed keeps what is held', noCredentials, {}],
    ['what is typed replaces it', { ...noCredentials, user: 'ada', password: 'a:b' }, 'ada:a:b'],
    ['what is to be forgotten is', { ...noCredentials, forget: true }, ''],
  ])('%s of the proxy’s credentials', (_, typed, expected) => {
    const draft = typeof expected === 'string' ? { proxy_credentials: expected } : expected
    expect(proxyCredentialsDraft(typed)).toEqual(draft)
  })

  test.each([
    ['proxy', 'proxy.example:3128', /no address of a proxy/],
    ['proxy', 'socks5://proxy.example', /no address of a proxy/],
    ['proxy', 'http://ada:pw@proxy.example', /user name/],
    ['proxy', 'http://proxy.example/x', /has no path: enter http:\/\/proxy\.example\./],
    ['proxy', proxy, undefined],
    ['certificateAuthorities', 'MIIB', /begins with “-----BEGIN CERTIFICATE-----”/],
    [
      'certificateAuthorities',
      `${certificateAuthorities}-----BEGIN PRIVATE KEY-----`,
      /leave it out/,
    ],
    ['certificateAuthorities', certificateAuthorities, undefined],
  ] as const)('a %s of “%s” is judged before it is saved', (place, text, words) => {
    const form = { ...formFromConnection(healthyConnection), [place]: text }
    const problem = problemsOf(form)[place]
    if (words === undefined) expect(problem).toBeUndefined()
    else expect(problem).toMatch(words)
  })
})

describe('What a connection was made of', () => {
  const certificate = {
    ...{ subject: 'CN=as', issuer: 'CN=root', subjectAltName: 'DNS:as.example' },
    ...{ validFrom: '2026-01-01', validTo: '2027-01-01', fingerprint256: 'AA:BB' },
  }
  const wire = { requestHead: '', timings: { total: 1 } }
  const tls = { protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', certificate }

  test('is nothing to tell over plain HTTP', () => {
    expect(connectionWords({ ...wire, remoteAddress: '127.0.0.1' })).toEqual([])
  })

  test.each([
    [{ asked: false }, 'the server did not ask for one'],
    [{ asked: true }, 'the server asked for one, and none was shown'],
    [
      { asked: true, presented: { subject: 'CN=client', 'x5t#S256': 'abc' } },
      'CN=client was shown, x5t#S256 abc',
    ],
  ])('says of the client certificate %o', (clientCertificate, words) => {
    expect(connectionWords({ ...wire, tls: { ...tls, clientCertificate } }).at(-1)).toBe(
      `Client certificate: ${words}`,
    )
  })

  test('names the proxy, and what it answered', () => {
    const seen = { url: proxy, remoteAddress: '10.0.0.1', tunnel: 'HTTP/1.1 200 OK' }
    expect(connectionWords({ ...wire, proxy: seen })).toEqual([
      `Proxy: ${proxy} (10.0.0.1), which looked up the server’s address itself`,
      'Tunnel: HTTP/1.1 200 OK',
    ])
  })
})
