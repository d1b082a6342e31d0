import { randomBytes } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diagram } from '../../core/derive/diagram.ts'
import { proofIn } from '../../core/dpop.ts'
import { headerOf } from '../../core/http.ts'
import { type StepName, exchanges } from '../../core/run.ts'
import { type TestTool, saveConnection, startTestTool } from '../server/routes/start-test-tool.ts'
import { type BoundApi, startBoundApi } from './bound-api.ts'
import { type Driven, drive } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

let tool: TestTool
let api: BoundApi
let plain: TestProvider
let demanding: TestProvider

const credentials = { client_id: 'acme', client_secret: 'a secret of these tests, long enough' }
const connection = {
  ...credentials,
  ...{ clientAuthentication: 'client_secret_basic', scope: 'openid', dpop: { alg: 'ES256' } },
}

async function start(requireNonce: boolean): Promise<TestProvider> {
  return startProvider(
    {
      issueRefreshToken: () => true,
      features: {
        dPoP: requireNonce
          ? { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true }
          : { enabled: true },
        pushedAuthorizationRequests: { enabled: true },
      },
    },
    [
      {
        ...credentials,
        redirect_uris: [`${tool.origin}/callback`],
        grant_types: ['authorization_code', 'refresh_token'],
        dpop_bound_access_tokens: true,
      },
    ],
  )
}

beforeAll(async () => {
  tool = await startTestTool()
  api = await startBoundApi()
  plain = await start(false)
  demanding = await start(true)
})
afterAll(async () => {
  await tool.close()
  await api.close()
  await plain.close()
  await demanding.close()
})

/** The statuses of every message of a step, in order. */
function statuses({ run }: Driven, step: StepName): (number | undefined)[] {
  return exchanges(run)
    .filter(({ sent }) => sent.step === step)
    .map(({ outcome }) => (outcome.kind === 'response' ? outcome.entry.response.status : undefined))
}

/** The Claims of every proof of a step, in order, as they were recorded. */
function proofs({ run }: Driven, step: StepName) {
  return exchanges(run)
    .filter(({ sent }) => sent.step === step)
    .map(({ sent }) => proofIn(sent.request)?.claims)
}

describe('A client with DPoP', () => {
  let driven: Driven
  beforeAll(async () => {
    driven = await drive(tool, plain.issuer, {
      ...connection,
      api: { method: 'GET', url: api.url, headers: [] },
    })
  })

  test('gets bound tokens, refreshes them and is told about the user, with nothing found wrong', () => {
    expect(statuses(driven, 'token-request')).toEqual([200])
    expect(statuses(driven, 'userinfo')).toEqual([200])
    expect(statuses(driven, 'refresh')).toEqual([200])
    expect(driven.found).toEqual([])
  })

  test('shows a bound token with the scheme DPoP', () => {
    const [userinfo] = exchanges(driven.run).filter(({ sent }) => sent.step === 'userinfo')
    expect(headerOf(userinfo?.sent.request.headers ?? [], 'Authorization')).toMatch(/^DPoP \S+$/)
  })

  test('answers an API that wants a nonce with a second message, which carries it', () => {
    expect(statuses(driven, 'api-request')).toEqual([401, 200])
    const [first, second] = proofs(driven, 'api-request')
    expect(first).not.toHaveProperty('nonce')
    expect(second).toHaveProperty('nonce', 'the-nonce-of-this-api')
  })

  test('leaves query and fragment out of htu', () => {
    expect(proofs(driven, 'api-request')[1]).toMatchObject({
      htm: 'GET',
      htu: api.url.replace(/\?.*/, ''),
    })
  })

  test('makes each proof anew', () => {
    const all = ['token-request', 'userinfo', 'api-request', 'refresh'] as const
    const ids = all.flatMap((step) => proofs(driven, step).map((claims) => claims?.['jti']))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('proves with its own key what openid-client proves for the same requests', async () => {
    const judge = await client.discovery(
      new URL(plain.issuer),
      credentials.client_id,
      credentials.client_secret,
      client.ClientSecretBasic(credentials.client_secret),
      { execute: [client.allowInsecureRequests] },
    )
    const DPoP = client.getDPoPHandle(judge, await client.randomDPoPKeyPair('ES256'))
    const refresh_token = lastRefreshToken(driven)
    // Refused, since the token is bound to another key: only what was sent is of interest.
    await client.refreshTokenGrant(judge, refresh_token, undefined, { DPoP }).catch(() => undefined)
    const refreshes = plain.received.filter(({ body }) => body['grant_type'] === 'refresh_token')
    const [ours, theirs] = refreshes.map(({ headers }) => String(headers['dpop']))
    expect(shapeOf(ours)).toEqual(shapeOf(theirs))
    expect(refreshes).toHaveLength(2)
  })

  test('names its key beforehand where the connection says so', async () => {
    const named = await drive(tool, plain.issuer, {
      ...connection,
      dpop: { alg: 'ES256', jkt: true },
    })
    const { kid } = named.run.connection.publicKeys?.dpop_key ?? {}
    const authorization = plain.received.findLast(({ path }) => path === '/auth')
    expect(authorization?.query['dpop_jkt']).toBe(kid)
    expect(named.found).toEqual([])
  })

  test('proves its key where it pushes the authorization request', async () => {
    const pushed = await drive(tool, plain.issuer, { ...connection, pushed: true })
    expect(proofs(pushed, 'pushed-authorization-request')).toEqual([
      expect.objectContaining({ htu: `${plain.issuer}/request` }),
    ])
    expect(pushed.found).toEqual([])
  })
})

describe('An authorization server that wants nonces', () => {
  let driven: Driven
  beforeAll(async () => {
    driven = await drive(tool, demanding.issuer, connection)
  })

  test('is answered with the same code, and nothing is found wrong', () => {
    expect(statuses(driven, 'token-request')).toEqual([400, 200])
    expect(driven.analysis.verdict).toMatchObject({ tone: 'good' })
    expect(driven.found).toEqual([])
  })

  test('is drawn as two messages, of which the first says what it asks', () => {
    const requests = diagram(driven.run, driven.analysis.judged)
      .phases.flatMap(({ arrows }) => arrows)
      .filter(({ kind, selection }) => kind === 'request' && selection.step === 'token-request')
    expect(requests.map(({ badge }) => badge?.text)).toEqual(['asks for a nonce', undefined])
  })

  test('gets the newest nonce in every later proof without asking again', () => {
    expect(statuses(driven, 'userinfo')).toEqual([200])
    expect(statuses(driven, 'refresh')).toEqual([200])
    expect(proofs(driven, 'refresh')[0]).toHaveProperty('nonce')
  })
})

describe('The key', () => {
  test('is made when the connection is saved, and shows its public half alone', async () => {
    const { publicKeys } = await saveConnection(tool, plain.issuer, connection)
    expect(publicKeys?.dpop_key).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256' })
    expect(publicKeys?.dpop_key).not.toHaveProperty('d')
  })

  test('stays when the connection is saved again, and changes with its algorithm', async () => {
    const saved = await saveConnection(tool, plain.issuer, connection)
    const { id, publicKeys } = saved
    const put = async (body: object) =>
      (await tool.call('PUT', `/api/connections/${id}`, body)).json as typeof saved
    expect((await put(saved)).publicKeys).toEqual(publicKeys)
    const changed = await put({ ...saved, dpop: { alg: 'EdDSA' } })
    expect(changed.publicKeys?.dpop_key).toMatchObject({ kty: 'OKP', alg: 'EdDSA' })
  })
})

function lastRefreshToken({ run }: Driven): string {
  const bodies = exchanges(run).flatMap(({ outcome }) =>
    outcome.kind === 'response' ? [outcome.entry.response.body] : [],
  )
  const withToken = bodies.findLast((body) => body.includes('"refresh_token"')) ?? '{}'
  return String((JSON.parse(withToken) as { refresh_token?: string }).refresh_token)
}

/** What is the same in two proofs of two keys. */
function shapeOf(proof = '') {
  const { jwk, ...header } = decodeProtectedHeader(proof)
  const { jti, iat, ...claims } = decodeJwt(proof)
  return {
    ...{ header, claims, members: Object.keys(jwk ?? {}).sort() },
    made: [typeof jti, typeof iat],
  }
}
