import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader, importPKCS8 } from 'jose'
import { generateKeyPairSync } from 'node:crypto'
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../core/connection.ts'
import { drawnInHand } from '../../core/in-hand.ts'
import { type TestTool, saveConnection, startTestTool } from '../server/routes/start-test-tool.ts'
import { type Driven, driveRun } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

let tool: TestTool
let provider: TestProvider
let signed: Driven
let pushed: Driven

const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const publicJwk = key.publicKey.export({ format: 'jwk' })
const credentials = { client_id: 'acme', client_secret: 'a secret of these tests, long enough' }
const parameters: readonly (readonly [string, string])[] = [
  ['max_age', '3600'],
  ['claims', '{"id_token":{"auth_time":{"essential":true}}}'],
]

/** A run of a connection that signs with the key of these tests. */
async function driveSigned(more: Readonly<Record<string, unknown>>): Promise<Driven> {
  const { id } = await saveConnection(tool, provider.issuer, {
    ...credentials,
    ...{ redirect_uri: `${tool.origin}/callback`, clientAuthentication: 'client_secret_basic' },
    ...{ requestObject: { alg: 'RS256' }, authorizationParameters: parameters },
    ...more,
  })
  const put = await tool.call('PUT', `/api/connections/${id}/keys/private_key`, {
    alg: 'RS256',
    key: pem,
  })
  expect((put.json as Connection).publicKeys?.private_key).toBeDefined()
  return driveRun(tool, id)
}

beforeAll(async () => {
  tool = await startTestTool()
  provider = await startProvider(
    {
      features: {
        requestObjects: { enabled: true },
        pushedAuthorizationRequests: { enabled: true },
        claimsParameter: { enabled: true },
      },
      claims: { openid: ['sub'], auth_time: null },
    },
    [
      {
        ...credentials,
        redirect_uris: [`${tool.origin}/callback`],
        require_signed_request_object: true,
        jwks: {
          keys: [{ ...publicJwk, kid: await calculateJwkThumbprint(publicJwk), use: 'sig' }],
        },
      },
    ],
  )
  signed = await driveSigned({})
  pushed = await driveSigned({ pushed: true })
})
afterAll(async () => {
  await tool.close()
  await provider.close()
})

describe.each([
  ['in the URL', () => signed, '/auth'],
  ['in what is pushed', () => pushed, '/request'],
] as const)('A signed request object %s', (_where, drivenOf, path) => {
  const objectOf = () => {
    const { query, body } = provider.received.find((request) => request.path === path) ?? {}
    return String(query?.['request'] ?? body?.['request'])
  }

  test('is taken by a server that wants each request signed, and nothing is found wrong', () => {
    const driven = drivenOf()
    expect(driven.status('token-request')).toBe(200)
    expect(driven.found).toEqual([])
  })

  test('is read for what was asked: state, nonce, challenge and max_age are judged', () => {
    const driven = drivenOf()
    for (const check of [
      'authorization-response/state',
      'id-token/nonce',
      'id-token/auth-time',
      'id-token/requested-claims',
      'token-request/redirect-uri-identical',
      'token-request/verifier-matches-challenge',
    ])
      expect(driven.outcome(check), check).toBe('pass')
  })

  test('says what openid-client’s says for the same input', async () => {
    const judge = await client.discovery(
      new URL(provider.issuer),
      credentials.client_id,
      undefined,
      client.None(),
      { execute: [client.allowInsecureRequests] },
    )
    const { state, nonce, code_challenge } = drawnInHand(drivenOf().run)
    const url = await client.buildAuthorizationUrlWithJAR(
      judge,
      {
        redirect_uri: `${tool.origin}/callback`,
        ...{ scope: 'openid', state: state ?? '', nonce: nonce ?? '' },
        ...{ code_challenge: code_challenge ?? '', code_challenge_method: 'S256' },
        ...Object.fromEntries(parameters),
      },
      await importPKCS8(pem, 'RS256'),
    )
    const [ours, theirs] = [objectOf(), url.searchParams.get('request') ?? '']
    const { kid } = decodeProtectedHeader(ours)
    expect(decodeProtectedHeader(ours)).toEqual({ ...decodeProtectedHeader(theirs), kid })
    expect(timeless(ours)).toEqual(timeless(theirs))
  })

  test('is short-lived and has an identifier of its own', () => {
    const { iat = 0, exp = 0, jti } = decodeJwt(objectOf())
    expect(exp - iat).toBeLessThanOrEqual(300)
    expect(jti).toMatch(/^[\w-]{43}$/)
  })
})

test('Beside the object stands what makes the request a valid one by itself, and no more', () => {
  const { query } = provider.received.find(({ path }) => path === '/auth') ?? {}
  expect(Object.keys(query ?? {})).toEqual(['response_type', 'client_id', 'scope', 'request'])
})

/** The Claims but for those that differ from one object to the next. */
function timeless(jwt: string): Readonly<Record<string, unknown>> {
  return { ...decodeJwt(jwt), iat: 0, nbf: 0, exp: 0, jti: '' }
}
