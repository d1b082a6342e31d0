import { createHmac } from 'node:crypto'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { isFailure } from '../../../server/outbound/outcome.ts'
import { openCustody } from '../../../server/secrets/custody.ts'
import { holding, issuer, keyNamed, memory } from './custody-fixture.ts'

const secret = 'kA9~canary/secret+1'
const reference = { secret: 'client_secret' } as const

const tokenRequest = {
  method: 'POST',
  url: `${issuer}/token`,
  query: [],
  headers: [],
  body: { form: [['client_secret', reference]] },
} as const

async function codeFor(
  custody: ReturnType<typeof openCustody>,
  connectionId = 'c1',
): Promise<string> {
  const result = await custody.materialize(tokenRequest, connectionId)
  return isFailure(result) ? result.code : result.resolve(reference)
}

test('a stored secret comes back for sending', async () => {
  expect(await codeFor(await holding(secret))).toBe(secret)
})

test('what is stored is ciphertext of AES-256-GCM, never the same twice', async () => {
  const custody = await holding(secret)
  const [first = ''] = custody.rows.values()
  await custody.store('c1', 'client_secret', secret, [issuer])
  const [second = ''] = custody.rows.values()
  expect(first).not.toContain(secret)
  expect(second).not.toBe(first)
  expect(JSON.parse(Buffer.from(first.split('.')[0] ?? '', 'base64url').toString())).toEqual({
    alg: 'dir',
    enc: 'A256GCM',
    kid: 'one',
    connectionId: 'c1',
    name: 'client_secret',
  })
})

test.each([0, 2, 3, 4])('a changed part %i of the ciphertext is noticed', async (part) => {
  const custody = await holding(secret)
  const [[place, jwe] = ['', '']] = custody.rows
  const parts = jwe.split('.')
  const text = parts[part] ?? ''
  parts[part] = `${text.slice(0, 4)}${text.charAt(4) === 'A' ? 'B' : 'A'}${text.slice(5)}`
  custody.rows.set(place, parts.join('.'))
  expect(await codeFor(custody)).toBe('secret-tampered')
})

test.each(['', 'x', 'a.b.c.d.e', '{}'])('“%s” in place of a ciphertext is noticed', async (jwe) => {
  const custody = await holding(secret)
  custody.rows.set('c1/client_secret', jwe)
  expect(await codeFor(custody)).toBe('secret-tampered')
})

test('a ciphertext moved to another connection is noticed', async () => {
  const custody = await holding(secret)
  custody.rows.set('c2/client_secret', custody.rows.get('c1/client_secret') ?? '')
  expect(await codeFor(custody, 'c2')).toBe('secret-tampered')
})

test('another key makes that secret unreadable and says so, and spares the others', async () => {
  const ciphertexts = memory()
  await openCustody(keyNamed('old'), ciphertexts).store('c1', 'client_secret', secret, [issuer])
  const custody = openCustody(keyNamed('new'), ciphertexts)
  await custody.store('c2', 'client_secret', 'another', [issuer])
  expect(await codeFor(custody)).toBe('key-unavailable')
  expect(await custody.has('c1', 'client_secret')).toBe(true)
  expect(await custody.traits('c1', 'client_secret')).toBeUndefined()
  expect(await codeFor(custody, 'c2')).toBe('another')
})

test('a removed secret is missing', async () => {
  const custody = await holding(secret)
  await custody.remove('c1')
  expect(await custody.has('c1', 'client_secret')).toBe(false)
  expect(await codeFor(custody)).toBe('secret-missing')
})

test('a copy keeps the secret and what it is bound to', async () => {
  const custody = await holding(secret)
  await custody.copy('c1', 'c2')
  await custody.remove('c1')
  expect(await codeFor(custody, 'c2')).toBe(secret)
  const elsewhere = { ...tokenRequest, url: 'https://other.example/token' }
  expect(await custody.materialize(elsewhere, 'c2')).toMatchObject({
    code: 'secret-for-other-origin',
  })
})

test.each([
  ['abc', { length: 3, whitespaceAtEnds: false, encodedInBasic: false, looksLikeGuid: false }],
  ['abc\n', { length: 4, whitespaceAtEnds: true, encodedInBasic: true, looksLikeGuid: false }],
  ['a+b', { length: 3, whitespaceAtEnds: false, encodedInBasic: true, looksLikeGuid: false }],
  ['a~b', { length: 3, whitespaceAtEnds: false, encodedInBasic: true, looksLikeGuid: false }],
  ['🔑', { length: 1, whitespaceAtEnds: false, encodedInBasic: true, looksLikeGuid: false }],
  [
    '7d8ad28b-6c5e-4d1d-9a0c-2f6a1b2c3d4e',
    { length: 36, whitespaceAtEnds: false, encodedInBasic: false, looksLikeGuid: true },
  ],
])('the traits of %j', async (text, traits) => {
  expect(await (await holding(text)).traits('c1', 'client_secret')).toEqual(traits)
})

test('nothing that prints or serialises shows the secret', async () => {
  const custody = await holding(secret)
  const values = await custody.materialize(tokenRequest, 'c1')
  const deep = { depth: Infinity, showHidden: true, getters: true } as const
  const shown = [
    JSON.stringify({ values, custody }),
    inspect(values, deep),
    inspect({ nested: { values } }, deep),
    inspect(custody, deep),
    inspect({ ...values }, deep),
    JSON.stringify({ ...values }),
    JSON.stringify(await custody.materialize({ ...tokenRequest, url: 'https://x.example/' }, 'c1')),
  ].join('\n')
  expect(shown).not.toContain(secret)
  expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1))
  expect(shown).toContain('••••••••')
})

function hmacJwt(alg: string, digest: string, key: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const input = `${part({ alg })}.${part({ sub: 'a' })}`
  return `${input}.${createHmac(digest, key).update(input).digest('base64url')}`
}

test.each([
  ['HS256', 'sha256'],
  ['HS384', 'sha384'],
  ['HS512', 'sha512'],
])(
  'an ID Token signed %s with the client secret holds, and with another does not',
  async (alg, digest) => {
    const custody = await holding('short ü')
    expect(await custody.verifyMac('c1', hmacJwt(alg, digest, 'short ü'))).toBe(true)
    expect(await custody.verifyMac('c1', hmacJwt(alg, digest, 'other'))).toBe(false)
  },
)

test.each([
  '',
  'a.b.c',
  'opaque',
  `${hmacJwt('RS256', 'sha256', 'x')}`,
  `${hmacJwt('none', 'sha256', 'x')}`,
])('of “%s” nothing can be said by the client secret', async (jwt) => {
  expect(await (await holding(secret)).verifyMac('c1', jwt)).toBeUndefined()
  expect(await (await holding(secret)).verifyMac('nobody', jwt)).toBeUndefined()
})
