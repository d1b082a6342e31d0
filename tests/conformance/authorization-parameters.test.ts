import * as client from 'openid-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawnInHand } from '../../core/in-hand.ts'
import { type TestTool, startTestTool } from '../server/routes/start-test-tool.ts'
import { type Driven, drive } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

let tool: TestTool
let provider: TestProvider
let driven: Driven

const credentials = { client_id: 'acme', client_secret: 'a secret of these tests, long enough' }
const parameters: readonly [string, string][] = [
  ['max_age', '3600'],
  ['login_hint', 'ada@example.com'],
  ['ui_locales', 'de fr'],
  ['display', 'page'],
  ['acr_values', 'silver'],
  ['claims', '{"id_token":{"email":null}}'],
  ['prompt', 'login'],
]

beforeAll(async () => {
  tool = await startTestTool()
  provider = await startProvider(
    {
      acrValues: ['silver'],
      claims: { openid: ['sub'], email: ['email'] },
      features: { claimsParameter: { enabled: true } },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: () => ({ sub, email: 'ada@example.com' }),
      }),
    },
    [{ ...credentials, redirect_uris: [`${tool.origin}/callback`] }],
  )
  driven = await drive(tool, provider.issuer, {
    ...credentials,
    ...{ clientAuthentication: 'client_secret_basic', scope: 'openid' },
    authorizationParameters: parameters,
  })
})
afterAll(async () => {
  await tool.close()
  await provider.close()
})

test('The parameters are sent as openid-client sends them, and taken', async () => {
  const judge = await client.discovery(
    new URL(provider.issuer),
    credentials.client_id,
    credentials.client_secret,
    undefined,
    { execute: [client.allowInsecureRequests] },
  )
  const { state = '', nonce = '', code_challenge = '' } = drawnInHand(driven.run)
  const url = client.buildAuthorizationUrl(judge, {
    redirect_uri: `${tool.origin}/callback`,
    ...{ scope: 'openid', state, nonce, code_challenge, code_challenge_method: 'S256' },
    ...Object.fromEntries(parameters),
  })
  const sent = provider.received.find(({ path }) => path === '/auth')
  expect(sent?.query).toEqual(Object.fromEntries(url.searchParams))
  expect(driven.status('token-request')).toBe(200)
})

test('What they asked for is judged: auth_time came', () => {
  expect(driven.outcome('id-token/auth-time')).toBe('pass')
  expect(driven.found).toEqual([])
})
