import { compactVerify, decodeProtectedHeader, exportJWK, exportPKCS8, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import type { BasicCredentials, HttpRequest, SignedJwt, Value } from '../../../core/http.ts'
import { isFailure } from '../../../server/outbound/outcome.ts'
import type { Named } from '../../../server/secrets/materialize.ts'
import { holding, issuer } from './custody-fixture.ts'

function draft(value: Value, url = `${issuer}/token`): HttpRequest {
  return { method: 'POST', url, query: [], headers: [['Authorization', value]] }
}

const reference = { secret: 'client_secret' } as const

async function resolved(secret: string, value: Value): Promise<string> {
  const custody = await holding(secret)
  const values = await custody.materialize(draft(value), 'c1')
  return isFailure(values) ? values.code : values.resolve(value)
}

test('the Basic credentials of RFC 6749 §2.3.1', async () => {
  const basic: BasicCredentials = { basic: ['s6BhdRkqt3', 'client_secret'], formEncoded: true }
  expect(await resolved('7Fjfp0ZBr1KtDRbnfVdmIw', basic)).toBe(
    'Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3',
  )
})

test.each([
  [true, 'my%3Aid:a+b%3Ac%C3%BC%7E'],
  [false, 'my:id:a b:cü~'],
])('Basic credentials form-encoded (%s): %s', async (formEncoded, expected) => {
  const header = await resolved('a b:cü~', { basic: ['my:id', 'client_secret'], formEncoded })
  expect(Buffer.from(header.slice(6), 'base64').toString()).toBe(expected)
})

test.each<[string, string[], Named | undefined, string]>([
  ['https://as.example/token', ['https://as.example/tenant'], undefined, 'sent'],
  ['https://as.example:443/token', ['https://as.example'], undefined, 'sent'],
  ['https://as.example:8443/token', ['https://as.example'], undefined, 'refused'],
  ['http://as.example/token', ['https://as.example'], undefined, 'refused'],
  ['https://evil.example/token', ['https://as.example'], undefined, 'refused'],
  ['https://as.example.evil.example/', ['https://as.example'], undefined, 'refused'],
  ['https://evil.example/#https://as.example', ['https://as.example'], undefined, 'refused'],
  ['https://as.example/token', ['not a url', ''], undefined, 'refused'],
  ['https://as.example/token', [], undefined, 'refused'],
  [
    'https://oauth.example/token',
    ['https://as.example'],
    { by: 'https://as.example/.well-known/x', endpoints: ['https://oauth.example/token'] },
    'sent',
  ],
  [
    'https://other.example/token',
    ['https://as.example'],
    { by: 'https://as.example/.well-known/x', endpoints: ['https://oauth.example/token'] },
    'refused',
  ],
  [
    'https://oauth.example/token',
    ['https://as.example'],
    { by: 'https://evil.example/.well-known/x', endpoints: ['https://oauth.example/token'] },
    'refused',
  ],
  [
    'http://oauth.example/token',
    ['https://as.example'],
    { by: 'https://as.example/.well-known/x', endpoints: ['http://oauth.example/token'] },
    'refused',
  ],
])('to %s a secret for %j, with metadata %j, is %s', async (url, urls, named, expected) => {
  const custody = await holding('the-secret', urls)
  const values = await custody.materialize(draft(reference, url), 'c1', named)
  expect(isFailure(values) ? values.code : 'sent').toBe(
    expected === 'sent' ? 'sent' : 'secret-for-other-origin',
  )
})

// Before, a secret entered for an http address went there over any network (RFC 6749 §2.3.1).
test.each<[string, Value, boolean, string]>([
  ['http://as.example', { secret: 'client_secret' }, false, 'secret-in-clear'],
  [
    'http://as.example',
    { basic: ['c', 'client_secret'], formEncoded: true },
    false,
    'secret-in-clear',
  ],
  ['http://10.0.0.7:8080', { secret: 'client_secret' }, false, 'secret-in-clear'],
  ['http://localhost.example', { secret: 'client_secret' }, false, 'secret-in-clear'],
  ['http://as.example', { secret: 'client_secret' }, true, 'sent'],
  ['https://as.example', { secret: 'client_secret' }, false, 'sent'],
  ['http://localhost:8080', { secret: 'client_secret' }, false, 'sent'],
  ['http://127.0.0.2', { secret: 'client_secret' }, false, 'sent'],
  ['http://[::1]:8080', { secret: 'client_secret' }, false, 'sent'],
])('to %s %j, with leave %s, is %s', async (origin, value, inClear, expected) => {
  const custody = await holding('the-secret', [origin])
  const values = await custody.materialize(
    draft(value, `${origin}/token`),
    'c1',
    undefined,
    inClear,
  )
  expect(isFailure(values) ? values.code : 'sent').toBe(expected)
})

test('what is signed goes over plain http too, since the key stays here', async () => {
  const custody = await holding('the-secret'.repeat(4), ['http://as.example'])
  const jwt: SignedJwt = {
    jwt: { header: { alg: 'HS256' }, claims: { iss: 'c' }, key: 'client_secret' },
  }
  const values = await custody.materialize(draft(jwt, 'http://as.example/token'), 'c1')
  expect(isFailure(values)).toBe(false)
})

test('a refusal names both servers and what to do', async () => {
  const custody = await holding('the-secret')
  expect(await custody.materialize(draft(reference, 'https://evil.example/'), 'c1')).toMatchObject({
    message:
      'The client secret was entered for https://as.example and is not sent to https://evil.example. If that server is right, enter the client secret again in the connection.',
  })
})

test('a URL that cannot be read is refused as such', async () => {
  const custody = await holding('the-secret')
  expect(await custody.materialize(draft(reference, 'nonsense'), 'c1')).toMatchObject({
    code: 'bad-url',
  })
})

test('a request without references needs no secret and goes anywhere', async () => {
  const custody = await holding('the-secret')
  const values = await custody.materialize(draft('Bearer x', 'https://api.example/'), 'c1')
  expect(isFailure(values)).toBe(false)
})

test('values resolve the references of their own request and no other', async () => {
  const custody = await holding('the-secret')
  const values = await custody.materialize(draft(reference), 'c1')
  expect(() => !isFailure(values) && values.resolve({ secret: 'client_secret' })).toThrow(
    'another request',
  )
})

test('traits come with the values, for the secrets used', async () => {
  const custody = await holding('the-secret')
  expect(await custody.materialize(draft(reference), 'c1')).toMatchObject({
    traits: { client_secret: { length: 10 } },
  })
})

const assertion = (alg: string, key: 'client_secret' | 'private_key'): SignedJwt => ({
  jwt: { header: { alg, typ: 'JWT' }, claims: { iss: 'c', aud: issuer }, key },
})

test('a client assertion is signed with a private key, given as PEM or as JWK', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const [pem, jwk] = [await exportPKCS8(privateKey), await exportJWK(privateKey)]
  for (const [key, hidden = ''] of [
    [pem, pem.split('\n')[1]],
    [JSON.stringify(jwk), jwk.d],
  ] as const) {
    const custody = await holding('unused')
    await custody.store('c1', 'private_key', key, [issuer])
    const value = assertion('ES256', 'private_key')
    const values = await custody.materialize(draft(value), 'c1')
    if (isFailure(values)) throw new Error(values.message)
    const { payload } = await compactVerify(values.resolve(value), publicKey)
    expect(JSON.parse(Buffer.from(payload).toString())).toEqual({ iss: 'c', aud: issuer })
    expect(decodeProtectedHeader(values.resolve(value))).toEqual({ alg: 'ES256', typ: 'JWT' })
    expect(values.mask(`echo ${key}`)).not.toContain(hidden)
  }
})

test('with the alg none nothing signs it, and nothing of a key goes out', async () => {
  const jwt = await resolved('a secret that signs nothing', assertion('none', 'client_secret'))
  const [header = '', claims = '', signature] = jwt.split('.')
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString())
  expect([read(header), read(claims), signature]).toEqual([
    { alg: 'none', typ: 'JWT' },
    { iss: 'c', aud: issuer },
    '',
  ])
})

test('a client assertion is signed with the client secret', async () => {
  const secret = 'a-secret-of-at-least-thirty-two-bytes'
  const jwt = await resolved(secret, assertion('HS256', 'client_secret'))
  await expect(compactVerify(jwt, new TextEncoder().encode(secret))).resolves.toBeDefined()
})

test.each([
  [assertion('RS256', 'client_secret'), 'not a key'],
  [assertion('XX', 'client_secret'), 'not a key'],
  [{ jwt: { header: {}, claims: {}, key: 'client_secret' } } satisfies SignedJwt, 'anything'],
])('what cannot sign is a failure that does not show it', async (value, secret) => {
  const custody = await holding(secret)
  const values = await custody.materialize(draft(value), 'c1')
  expect(values).toMatchObject({ kind: 'failed', code: 'cannot-sign' })
  expect(JSON.stringify(values)).not.toContain(secret)
})
