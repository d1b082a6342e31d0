import { SignJWT, generateKeyPair } from 'jose'
import { beforeAll, afterAll, expect, test } from 'vitest'
import { startTenant, type RunningTenant } from '../../../server/tenant/tenant.ts'
import { discover, obtainTokens } from './test-client.ts'
import { spaClient, webClient } from './test-clients.ts'

const audience = 'appointments:api'

let tenant: RunningTenant
const tokens = { contacts: '', appointments: '', opaque: '', id: '' }

beforeAll(async () => {
  const ports = { host: '127.0.0.1', port: 0, apiPort: 0, database: ':memory:' }
  tenant = await startTenant({ ...ports, clients: [webClient, spaClient] })
  const configuration = await discover(tenant.issuer)
  const get = async (parameters: Record<string, string>) =>
    (await obtainTokens(configuration, parameters)).tokens
  tokens.contacts = (await get({ scope: 'read:contacts', audience })).access_token
  tokens.appointments = (await get({ scope: 'appointments', audience })).access_token
  const openid = await get({ scope: 'openid' })
  tokens.opaque = openid.access_token
  tokens.id = openid.id_token ?? ''
})
afterAll(() => tenant.close())

/** Calls the API; what matters of its answer. */
async function call(path: string, authorization?: string, init: RequestInit = {}) {
  const response = await fetch(`${tenant.apiOrigin}${path}`, {
    ...init,
    headers: { ...(authorization !== undefined && { authorization }) },
  })
  return {
    status: response.status,
    challenge: response.headers.get('www-authenticate'),
    cors: response.headers.get('access-control-allow-origin'),
    body: (response.status === 204 ? {} : await response.json()) as Record<string, unknown>,
  }
}

test('the public resource needs no token', async () => {
  expect(await call('/public')).toMatchObject({ status: 200, challenge: null })
})

test('contacts are given for read:contacts', async () => {
  const { status, body } = await call('/contacts', `Bearer ${tokens.contacts}`)
  expect(status).toBe(200)
  expect(body['contacts']).toHaveLength(3)
})

test('an appointment can be made and is then listed', async () => {
  const authorization = `Bearer ${tokens.appointments}`
  const made = { title: 'Haircut', at: '2027-02-01T10:00:00Z' }
  const body = JSON.stringify(made)
  expect((await call('/appointments', authorization, { method: 'POST', body })).status).toBe(201)
  expect((await call('/appointments', authorization)).body['appointments']).toContainEqual(made)
})

test.each(['', '{"title":1}', '{"title":"x","at":"soon"}', 'null'])(
  'an appointment that cannot be read is a 400: %s',
  async (body) => {
    const authorization = `Bearer ${tokens.appointments}`
    const { status } = await call('/appointments', authorization, { method: 'POST', body })
    expect(status).toBe(400)
  },
)

test('without a token the challenge has no error code', async () => {
  expect(await call('/contacts')).toMatchObject({
    status: 401,
    challenge: `Bearer realm="${audience}"`,
  })
})

test('a token without the scope is a 403 that names the scope', async () => {
  const { status, challenge } = await call('/contacts', `Bearer ${tokens.appointments}`)
  expect(status).toBe(403)
  expect(challenge).toContain('error="insufficient_scope"')
  expect(challenge).toContain('scope="read:contacts"')
})

test.each(['Basic abc', 'Bearer', 'Bearer  ', 'Bearer a b'])(
  'the malformed header "%s" is invalid_request',
  async (authorization) => {
    const { status, challenge } = await call('/contacts', authorization)
    expect(status).toBe(400)
    expect(challenge).toContain('error="invalid_request"')
  },
)

/** A token with the given claims, signed by a key the issuer never published. */
async function foreignToken(): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256')
  return new SignJWT({ scope: 'read:contacts' })
    .setProtectedHeader({ alg: 'RS256', kid: 'foreign' })
    .setIssuer(tenant.issuer)
    .setAudience(audience)
    .setExpirationTime('1h')
    .sign(privateKey)
}

test.each([
  ['an opaque token', async () => Promise.resolve(tokens.opaque), 'not a JWT'],
  ['an ID Token', async () => Promise.resolve(tokens.id), 'aud'],
  ['a token of an unknown key', foreignToken, 'no key'],
  [
    'a token with a broken signature',
    async () => Promise.resolve(tokens.contacts.replace(/.{8}$/, 'AAAAAAAA')),
    'signature',
  ],
  [
    'an unsigned token',
    async () =>
      Promise.resolve(
        `${btoa('{"alg":"none"}').replaceAll('=', '')}.${tokens.contacts.split('.')[1]}.`,
      ),
    'algorithm',
  ],
])('%s is invalid_token', async (_name, make, reason) => {
  const { status, challenge } = await call('/contacts', `Bearer ${await make()}`)
  expect(status).toBe(401)
  expect(challenge).toContain('error="invalid_token"')
  expect(challenge).toContain(reason)
})

test('a page of another origin may call the API', async () => {
  const preflight = await call('/contacts', undefined, { method: 'OPTIONS' })
  expect(preflight).toMatchObject({ status: 204, cors: '*' })
  expect((await call('/contacts')).cors).toBe('*')
})

test('an unknown path is a 404', async () => {
  expect((await call('/nothing')).status).toBe(404)
})
