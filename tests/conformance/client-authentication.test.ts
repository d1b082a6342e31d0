import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type JWK, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose'
import type { ClientMetadata } from 'oidc-provider'
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callbackInHand, drawnInHand } from '../../core/in-hand.ts'
import { type TestTool, saveConnection, startTestTool } from '../server/routes/start-test-tool.ts'
import { type Driven, drive, driveRun } from './drive.ts'
import { type Received, type TestProvider, startProvider } from './start-provider.ts'

const secret = 'a secret: with characters that Basic+encodes, 100 %'
const signingAlgs = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const

let tool: TestTool
let provider: TestProvider
let published: Server
/** Where the JWK Set is that the provider fetches, once a connection has a key. */
let jwksPath = ''
const keys = new Map<string, JWK>()

beforeAll(async () => {
  tool = await startTestTool()
  published = createServer((_request, response) => {
    void fetch(tool.origin + jwksPath)
      .then((answer) => answer.text())
      .then((text) => response.setHeader('content-type', 'application/jwk-set+json').end(text))
  })
  await new Promise<void>((resolve) => published.listen(0, 'localhost', resolve))
  for (const alg of signingAlgs) {
    const { privateKey } = await generateKeyPair(alg, { extractable: true })
    keys.set(alg, { ...(await exportJWK(privateKey)), kid: `key for ${alg}` })
  }
  provider = await startProvider(
    {
      // Its own would not connect to this machine, where the JWK Set is.
      fetch: (url) => fetch(url),
      clientAuthMethods: [...methods],
      enabledJWA: { clientAuthSigningAlgValues: [...allAlgs] },
    },
    clients(),
  )
})
afterAll(async () => {
  await tool.close()
  await provider.close()
  published.close()
})

const methods = [
  ...(['none', 'client_secret_basic', 'client_secret_post'] as const),
  ...(['client_secret_jwt', 'private_key_jwt'] as const),
]
const allAlgs = [...signingAlgs, 'HS256', 'HS384', 'HS512'] as const

/** Without the characters that openid-client form-encodes although it need not. */
function idFor(method: string): string {
  return method.replaceAll('_', '')
}

function clients(): ClientMetadata[] {
  const redirect_uris = [`${tool.origin}/callback`]
  const withSecret = methods.filter((method) => method !== 'private_key_jwt')
  return [
    ...withSecret.map((method) => ({
      ...{ client_id: idFor(method), token_endpoint_auth_method: method, redirect_uris },
      ...(method !== 'none' && { client_secret: secret }),
    })),
    ...signingAlgs.map((alg) => ({
      ...{ client_id: alg, token_endpoint_auth_method: 'private_key_jwt' as const, redirect_uris },
      token_endpoint_auth_signing_alg: alg,
      jwks: { keys: [publicPart(alg)] },
    })),
    {
      ...{ client_id: 'published', token_endpoint_auth_method: 'private_key_jwt', redirect_uris },
      jwks_uri: `http://localhost:${(published.address() as AddressInfo).port}/jwks`,
    },
  ]
}

function publicPart(alg: string): JWK {
  const { kty = '', crv, x, y, n, e, kid } = keys.get(alg) ?? {}
  const members = Object.entries({ kty, crv, x, y, n, e, kid, alg })
  return Object.fromEntries(members.filter(([, value]) => value !== undefined))
}

/** The token requests of this client, in order: this tool's, then the judge's. */
function tokenRequests(client_id: string): Received[] {
  return provider.received.filter(
    ({ path, body, headers }) =>
      path === '/token' &&
      (body['client_id'] === client_id || basicClientId(headers) === client_id),
  )
}

function basicClientId({ authorization = '' }: Received['headers']): string {
  const [, credentials = ''] = String(authorization).split('Basic ')
  return atob(credentials).split(':')[0] ?? ''
}

/** Has openid-client exchange the same code for the same login: it is refused, and was sent. */
async function judged(
  { run }: Driven,
  authentication: client.ClientAuth,
): Promise<[ours: Received, theirs: Received]> {
  const { client_id } = run.connection
  const judge = await client.discovery(new URL(provider.issuer), client_id, {}, authentication, {
    execute: [client.allowInsecureRequests],
  })
  const { state = '', nonce = '', code_verifier = '' } = drawnInHand(run)
  const callback = new URL(callbackInHand(run)?.request.url ?? '', tool.origin)
  await client
    .authorizationCodeGrant(judge, callback, {
      ...{ pkceCodeVerifier: code_verifier, expectedState: state, expectedNonce: nonce },
    })
    .catch(() => undefined)
  const [ours, theirs] = tokenRequests(client_id).slice(-2)
  if (!ours || !theirs) throw new Error('Both should have sent a token request')
  return [ours, theirs]
}

async function withKey(alg: string, more: object = {}): Promise<Driven> {
  const { id } = await saveConnection(tool, provider.issuer, {
    ...{ client_id: alg, clientAuthentication: 'private_key_jwt', scope: 'openid' },
    ...{ redirect_uri: `${tool.origin}/callback`, ...more },
  })
  const key = keys.get(alg)
  const kept = await tool.call('PUT', `/api/connections/${id}/keys/private_key`, {
    alg,
    key: JSON.stringify(key),
  })
  expect(kept.status).toBe(200)
  return driveRun(tool, id)
}

describe.each([
  ['client_secret_basic', client.ClientSecretBasic(secret)],
  ['client_secret_post', client.ClientSecretPost(secret)],
  ['none', client.None()],
] as const)('%s', (clientAuthentication, authentication) => {
  test('is what openid-client sends, byte by byte', async () => {
    const driven = await drive(tool, provider.issuer, {
      ...{ client_id: idFor(clientAuthentication), clientAuthentication, scope: 'openid' },
      ...(clientAuthentication !== 'none' && { client_secret: secret }),
    })
    expect(driven.found).toEqual([])
    const [ours, theirs] = await judged(driven, authentication)
    expect(ours.body).toEqual(theirs.body)
    expect(ours.headers['authorization']).toBe(theirs.headers['authorization'])
  })
})

describe.each(signingAlgs)('private_key_jwt with %s', (alg) => {
  test('is accepted, with nothing found wrong', async () => {
    const driven = await withKey(alg)
    expect(driven.status('token-request')).toBe(200)
    expect(driven.found).toEqual([])
  })
})

describe('A client assertion', () => {
  test('says what openid-client says', async () => {
    const driven = await withKey('RS256')
    const { privateKey } = await generateKeyPair('RS256')
    const [ours, theirs] = await judged(
      driven,
      client.PrivateKeyJwt({ key: privateKey, kid: 'key for RS256' }),
    )
    expect(shapeOf(ours)).toEqual(shapeOf(theirs))
    expect({ ...ours.body, client_assertion: '' }).toEqual({ ...theirs.body, client_assertion: '' })
  })

  test('names the token endpoint where the connection says so, and is accepted', async () => {
    const driven = await withKey('ES256', {
      assertion: { alg: 'ES256', audience: 'token_endpoint' },
    })
    const sent = tokenRequests('ES256').at(-1)
    expect(decodeJwt(String(sent?.body['client_assertion'])).aud).toBe(`${provider.issuer}/token`)
    expect(driven.found).toEqual([])
  })

  test('never repeats its jti', async () => {
    await withKey('EdDSA')
    await withKey('EdDSA')
    const ids = tokenRequests('EdDSA').map(
      ({ body }) => decodeJwt(String(body['client_assertion'])).jti,
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  test.each(['HS256', 'HS384', 'HS512'])('is signed with the secret by %s', async (alg) => {
    const driven = await drive(tool, provider.issuer, {
      ...{ client_id: idFor('client_secret_jwt'), clientAuthentication: 'client_secret_jwt' },
      ...{ client_secret: secret, scope: 'openid', assertion: { alg, audience: 'issuer' } },
    })
    expect(driven.status('token-request')).toBe(200)
    expect(driven.found).toEqual([])
  })

  test('of a key made here is verified with the JWK Set served by the tool', async () => {
    const { id } = await saveConnection(tool, provider.issuer, {
      ...{ client_id: 'published', clientAuthentication: 'private_key_jwt', scope: 'openid' },
      redirect_uri: `${tool.origin}/callback`,
    })
    await tool.call('PUT', `/api/connections/${id}/keys/private_key`, { alg: 'RS256' })
    jwksPath = `/connections/${id}/jwks.json`
    const driven = await driveRun(tool, id)
    expect(driven.status('token-request')).toBe(200)
    expect(driven.found).toEqual([])
  })

  test('leaves neither itself nor its key in the recorded run', async () => {
    const { run } = await withKey('PS256')
    const sent = String(tokenRequests('PS256').at(-1)?.body['client_assertion'])
    expect(JSON.stringify(run)).not.toContain(sent.split('.')[2])
    expect(JSON.stringify(run)).not.toContain(keys.get('PS256')?.d)
  })
})

/** What two assertions have in common that were made at other times, with other keys. */
function shapeOf({ body }: Received) {
  const assertion = String(body['client_assertion'])
  const { alg, kid } = decodeProtectedHeader(assertion)
  const { iss, sub, aud, jti, iat = 0, exp = 0 } = decodeJwt(assertion)
  return { alg, kid, iss, sub, aud, lifetime: exp - iat, jti: typeof jti }
}
