import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../../core/connection.ts'
import { type TestTool, codeOf, saveConnection, startTestTool } from './start-test-tool.ts'

let tool: TestTool
let id: string
beforeAll(async () => {
  tool = await startTestTool()
  id = (await saveConnection(tool, 'https://login.acme.example')).id
})
afterAll(() => tool.close())

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const small = generateKeyPairSync('rsa', { modulusLength: 1024 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const wide = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const ed = generateKeyPairSync('ed25519')
const pem = { type: 'pkcs8', format: 'pem' } as const
const pkcs8 = rsa.privateKey.export(pem).toString()
const publicJwk = rsa.publicKey.export({ format: 'jwk' })
const encrypted = rsa.privateKey
  .export({ ...pem, cipher: 'aes-256-cbc', passphrase: 'a passphrase' })
  .toString()

const put = (alg: string, key: string, of = id) =>
  tool.call('PUT', `/api/connections/${of}/keys/private_key`, { alg, key })

describe('A key that is pasted', () => {
  test.each([
    ['RS256', 'PKCS #8', pkcs8],
    ['PS256', 'a private JWK', JSON.stringify(rsa.privateKey.export({ format: 'jwk' }))],
    [
      'RS256',
      'PKCS #1, as openssl genrsa wrote it',
      rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    ],
    ['ES256', 'SEC 1', ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString()],
    ['EdDSA', 'Ed25519', ed.privateKey.export(pem).toString()],
  ])('is taken for %s as %s, and only its public half comes out', async (alg, _form, key) => {
    const answer = await put(alg, key)
    expect(answer.status).toBe(200)
    const { publicKeys } = answer.json as Connection
    expect(publicKeys?.private_key).toMatchObject({ alg, use: 'sig' })
    expect(answer.text).not.toMatch(/"(?:d|p|q|dp|dq|qi)":/)
  })

  test.each([
    [
      'the public key',
      'RS256',
      rsa.publicKey.export({ type: 'spki', format: 'pem' }),
      /public key/,
    ],
    ['a public JWK', 'RS256', JSON.stringify(publicJwk), /no member d/],
    ['a JWK Set', 'RS256', JSON.stringify({ keys: [publicJwk] }), /JWK Set/],
    ['a symmetric JWK', 'RS256', '{"kty":"oct","k":"c2VjcmV0"}', /symmetric/],
    ['a certificate', 'RS256', '-----BEGIN CERTIFICATE-----\nMIIB', /certificate/],
    ['an encrypted key', 'RS256', encrypted, /encrypted.*openssl/],
    ['OpenSSH’s format', 'EdDSA', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3', /ssh-keygen/],
    ['an RSA key for ES256', 'ES256', pkcs8, /type rsa.*EC key on P-256/],
    ['a short RSA key', 'RS256', small.privateKey.export(pem), /1024 bits.*2048/],
    ['another curve', 'ES256', wide.privateKey.export(pem), /secp384r1.*P-256/],
    ['half a key', 'RS256', pkcs8.slice(0, 400), /cannot be read/],
    ['half a JWK', 'RS256', '{"kty":"RSA"', /no JSON/],
    ['words', 'RS256', 'my key', /cannot be read/],
  ])('%s is refused by what it is, with what to do', async (_title, alg, key, says) => {
    const answer = await put(alg, key.toString())
    expect(codeOf(answer)).toBe('invalid-body')
    const { detail } = answer.json as { detail: string }
    expect(detail).toMatch(says)
    // Nothing of the key is repeated.
    for (const line of key
      .toString()
      .split('\n')
      .filter((text) => text.length > 30))
      expect(answer.text).not.toContain(line)
  })

  test('is refused for the built-in connection, for none, and where it is no key’s name', async () => {
    expect((await put('RS256', pkcs8, 'built-in')).status).toBe(409)
    expect((await put('RS256', pkcs8, 'nobody')).status).toBe(404)
    const path = `/api/connections/${id}/keys/client_secret`
    expect((await tool.call('PUT', path, { alg: 'RS256' })).status).toBe(404)
  })

  test('for DPoP is refused: that one is made here', async () => {
    const path = `/api/connections/${id}/keys/dpop_key`
    const answer = await tool.call('PUT', path, { alg: 'RS256', key: pkcs8 })
    expect(codeOf(answer)).toBe('invalid-body')
  })
})
