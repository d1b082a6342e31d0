import { createServer } from 'node:https'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../../core/connection.ts'
import { latest } from '../../../core/run.ts'
import { makeCertificate } from '../../../server/secrets/make-certificate.ts'
import { authority, selfSigned } from '../outbound/certificate.ts'
import { forwardProxy } from '../outbound/forward-proxy.ts'
import { listening } from '../outbound/peers.ts'
import {
  type TestTool,
  codeOf,
  draftFor,
  newRun,
  readRun,
  saveConnection,
  sendStep,
  startTestTool,
} from './start-test-tool.ts'
import { metadataOf } from './test-server.ts'

let tool: TestTool
beforeAll(async () => (tool = await startTestTool()))
afterAll(() => tool.close())

const company = authority('Company Root')
const issuer = 'https://login.acme.example'
const proxy = 'http://proxy.acme.example:3128'
const pasted = makeCertificate('pasted', Date.now())

async function read(id: string): Promise<Connection> {
  return (await tool.call('GET', `/api/connections/${id}`)).json as Connection
}

const certificatePath = (id: string) => `/api/connections/${id}/certificate`

describe('A text of certificates', () => {
  test('is told to the page: whom they are of, until when, and their thumbprint', async () => {
    const { json } = await tool.call('POST', '/api/certificates', { pem: company.cert })
    expect(json).toEqual({
      certificates: [
        expect.objectContaining({
          subject: 'CN=Company Root',
          validTo: expect.stringMatching(/^\d{4}-/) as string,
          'x5t#S256': expect.stringMatching(/^[\w-]{43}$/) as string,
        }),
      ],
    })
  })

  test('that holds none is answered with what it holds', async () => {
    const { json, text } = await tool.call('POST', '/api/certificates', { pem: pasted.key })
    expect(json).toMatchObject({
      certificates: [],
      problem: expect.stringContaining('a block “PRIVATE KEY”') as string,
    })
    expect(text).not.toContain(pasted.key.split('\n')[1])
  })
})

describe('A connection’s network', () => {
  test.each([
    ['authorities that are no PEM', { certificateAuthorities: 'MIIB' }, /No certificate was found/],
    [
      'a private key among the authorities',
      { certificateAuthorities: company.cert + company.key },
      /private key stands beside/,
    ],
    ['a proxy with a password in it', { proxy: 'http://ada:pw314159@proxy:1' }, /user name/],
    ['a proxy with a path', { proxy: 'http://proxy.example/x' }, /has a path/],
  ])('refuses %s, and says what was found', async (_, more, words) => {
    const answer = await tool.call('POST', '/api/connections', draftFor(issuer, more))
    expect(codeOf(answer)).toBe('invalid-body')
    expect(answer.text).toMatch(words)
    expect(answer.text).not.toMatch(/pw314159|MIGH/)
  })

  test('is saved as it was entered, the credentials only as being there', async () => {
    const more = { certificateAuthorities: company.cert, proxy }
    const entered = { ...more, proxy_credentials: 'ada:opensesame' }
    const answer = await tool.call('POST', '/api/connections', draftFor(issuer, entered))
    expect(answer.json).toMatchObject({ ...more, hasProxyCredentials: true })
    expect(answer.text).not.toContain('opensesame')
  })

  test.each([
    ['stay with the same proxy', { proxy }, true],
    ['stay when the issuer moves', { proxy, issuer: 'https://other.example' }, true],
    ['do not go to another proxy', { proxy: 'http://evil.example:3128' }, undefined],
    ['go with the proxy', {}, undefined],
    ['go when they are taken away', { proxy, proxy_credentials: '' }, undefined],
  ])('has credentials that %s', async (_, change, held) => {
    const { id } = await saveConnection(tool, issuer, { proxy, proxy_credentials: 'ada:pw' })
    await tool.call('PUT', `/api/connections/${id}`, draftFor(issuer, change))
    expect((await read(id)).hasProxyCredentials).toBe(held)
  })
})

describe('A client certificate', () => {
  test('is pasted with its key, which never comes back', async () => {
    const { id } = await saveConnection(tool, issuer)
    const answer = await tool.call('PUT', certificatePath(id), pasted)
    expect(answer.json).toMatchObject({ tlsCertificate: pasted.certificates })
    expect(answer.text).not.toContain('PRIVATE')
  })

  test('is made here for the client, and published with its chain', async () => {
    const { id } = await saveConnection(tool, issuer)
    const { json } = await tool.call('PUT', certificatePath(id), {})
    expect((json as Connection).tlsCertificate).toMatch(/^-----BEGIN CERTIFICATE-----/)
    const keys = await tool.call('GET', `/connections/${id}/jwks.json`)
    expect(keys.json).toMatchObject({ keys: [{ kty: 'EC', x5c: [expect.any(String)] }] })
  })

  test('whose key is another’s is refused', async () => {
    const { id } = await saveConnection(tool, issuer)
    const { key } = makeCertificate('other', Date.now())
    const answer = await tool.call('PUT', certificatePath(id), { ...pasted, key })
    expect(codeOf(answer)).toBe('invalid-body')
    expect(answer.text).toContain('does not belong')
    expect(await read(id)).not.toHaveProperty('tlsCertificate')
  })

  test('stays with the servers it was entered for', async () => {
    const { id } = await saveConnection(tool, issuer)
    await tool.call('PUT', certificatePath(id), {})
    await tool.call('PUT', `/api/connections/${id}`, draftFor(issuer, { name: 'new' }))
    expect(await read(id)).toHaveProperty('tlsCertificate')
    await tool.call('PUT', `/api/connections/${id}`, draftFor('https://evil.example'))
    expect(await read(id)).not.toHaveProperty('tlsCertificate')
  })

  test('can be taken away, and is copied with the connection', async () => {
    const { id } = await saveConnection(tool, issuer)
    await tool.call('PUT', certificatePath(id), pasted)
    const copy = (await tool.call('POST', `/api/connections/${id}/duplicate`)).json as Connection
    expect((await tool.call('DELETE', certificatePath(id))).status).toBe(204)
    expect(await read(id)).not.toHaveProperty('tlsCertificate')
    expect(await read(copy.id)).toMatchObject({ tlsCertificate: pasted.certificates })
  })

  test('is not for the built-in connection', async () => {
    expect(codeOf(await tool.call('PUT', certificatePath('built-in'), {}))).toBe('built-in')
  })
})

/** A company's server, which no name on this machine leads to. */
async function companyServer(metadata: (origin: string) => unknown): Promise<string> {
  const tls = selfSigned(['as.corp.example'], { by: company })
  let origin = ''
  const server = createServer(tls, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(metadata(origin)))
  })
  origin = `https://as.corp.example:${await listening(server)}`
  return origin
}

describe('A run', () => {
  test('goes through the connection’s proxy, by its authorities, with its credentials', async () => {
    const gate = await forwardProxy({ credentials: 'ada:opensesame' })
    const connection = await saveConnection(tool, await companyServer(metadataOf), {
      ...{ proxy: gate.url, proxy_credentials: 'ada:opensesame' },
      certificateAuthorities: company.cert,
    })
    const { id } = await newRun(tool, connection.id)
    await sendStep(tool, id, 'discovery')
    const run = await readRun(tool, id)
    expect(latest(run, 'discovery')).toMatchObject({
      outcome: { kind: 'response' },
      wire: { proxy: { url: gate.url } },
    })
    expect(JSON.stringify(run)).not.toMatch(/opensesame|YWRhOm9wZW5zZXNhbWU/)
  })

  test('that cannot get past the proxy says so, and nothing was sent', async () => {
    const gate = await forwardProxy({ refuse: '403 Forbidden' })
    const connection = await saveConnection(tool, 'https://as.corp.example', { proxy: gate.url })
    const { id } = await newRun(tool, connection.id)
    await sendStep(tool, id, 'discovery')
    expect(latest(await readRun(tool, id), 'discovery')).toMatchObject({
      outcome: { kind: 'failed', entry: { code: 'proxy-refused' } },
    })
  })

  test.each(['https://10.1.2.3/token', 'https://localhost/token'])(
    'lets no server behind a proxy name %s',
    async (token_endpoint) => {
      const gate = await forwardProxy()
      const origin = await companyServer((own) => ({ ...metadataOf(own), token_endpoint }))
      const connection = await saveConnection(tool, origin, {
        ...{ proxy: gate.url, certificateAuthorities: company.cert, clientAuthentication: 'none' },
      })
      const { id } = await newRun(tool, connection.id)
      await sendStep(tool, id, 'discovery')
      const { json } = await sendStep(tool, id, 'authorization-request')
      const { navigate } = json as { navigate: string }
      const state = new URL(navigate).searchParams.get('state')
      await tool.call('GET', `/callback?code=the-code&state=${state}`)
      await sendStep(tool, id, 'token-request')
      expect(latest(await readRun(tool, id), 'token-request')).toMatchObject({
        outcome: { kind: 'failed', entry: { code: 'more-private-than-supplier' } },
      })
    },
  )
})
