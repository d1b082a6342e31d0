import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyFields, textOf } from '../../core/http.ts'
import { drawnInHand } from '../../core/in-hand.ts'
import { type Run, latest } from '../../core/run.ts'
import { type TestTool, startTestTool } from '../server/routes/start-test-tool.ts'
import { type Driven, drive } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

let tool: TestTool
let provider: TestProvider
let driven: Driven

const credentials = { client_id: 'acme', client_secret: 'a secret of these tests, long enough' }
const connection = {
  ...credentials,
  ...{ clientAuthentication: 'client_secret_basic', scope: 'openid', pushed: true },
}

beforeAll(async () => {
  tool = await startTestTool()
  provider = await startProvider(
    {
      features: {
        pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      },
    },
    [{ ...credentials, redirect_uris: [`${tool.origin}/callback`] }],
  )
  driven = await drive(tool, provider.issuer, connection)
})
afterAll(async () => {
  await tool.close()
  await provider.close()
})

describe('A pushed authorization request', () => {
  test('is pushed, carried, and ends in tokens with nothing found wrong', () => {
    expect(driven.status('pushed-authorization-request')).toBe(201)
    expect(driven.status('token-request')).toBe(200)
    expect(driven.found).toEqual([])
  })

  test.each([
    'pushed-authorization-request/created',
    'pushed-authorization-request/request-uri',
    'authorization-request/pushed-where-required',
    'authorization-request/reference-given',
    'authorization-request/reference-alone',
    'authorization-response/state',
    'token-request/redirect-uri-identical',
    'token-request/verifier-matches-challenge',
    'id-token/nonce',
  ])('%s passes', (check) => {
    expect(driven.outcome(check)).toBe('pass')
  })

  test('puts nothing but the reference into the browser', () => {
    const sent = latest(driven.run, 'authorization-request')?.sent.request.query ?? []
    expect(sent.map(([name]) => name)).toEqual(['client_id', 'request_uri'])
  })

  test('is what openid-client pushes for the same input', async () => {
    const judge = await client.discovery(
      new URL(provider.issuer),
      credentials.client_id,
      credentials.client_secret,
      client.ClientSecretBasic(credentials.client_secret),
      { execute: [client.allowInsecureRequests] },
    )
    const { state, nonce, code_challenge } = drawnInHand(driven.run)
    await client.buildAuthorizationUrlWithPAR(judge, {
      redirect_uri: `${tool.origin}/callback`,
      ...{ scope: 'openid', state: state ?? '', nonce: nonce ?? '' },
      ...{ code_challenge: code_challenge ?? '', code_challenge_method: 'S256' },
    })
    const [ours, theirs] = provider.received.filter(({ path }) => path === '/request')
    expect(ours?.body).toEqual(theirs?.body)
    expect(ours?.headers['authorization']).toBe(theirs?.headers['authorization'])
    expect(ours?.headers['content-type']?.toString().split(';')[0]).toBe(
      theirs?.headers['content-type']?.toString().split(';')[0],
    )
  })

  test('repeats the pushed redirect_uri in the token request', () => {
    expect(fieldOf(driven.run, 'token-request', 'redirect_uri')).toBe(`${tool.origin}/callback`)
  })
})

describe('Where the server wants it pushed', () => {
  test('a request that is not is found out, with the change that mends it', async () => {
    const { analysis } = await drive(tool, provider.issuer, { ...connection, pushed: false })
    expect(analysis.verdict).toMatchObject({
      tone: 'bad',
      fix: { connection: { pushed: true } },
    })
  })

  test('what the endpoint refuses is shown where it was refused', async () => {
    const { analysis, run } = await drive(tool, provider.issuer, {
      ...connection,
      redirect_uri: `${tool.origin}/elsewhere`,
    })
    expect(analysis.verdict).toMatchObject({ tone: 'bad', step: 'pushed-authorization-request' })
    expect(latest(run, 'authorization-request')).toBeUndefined()
  })
})

function fieldOf(run: Run, step: 'token-request', name: string): string | undefined {
  const request = latest(run, step)?.sent.request
  return request && textOf(bodyFields(request), name)
}
