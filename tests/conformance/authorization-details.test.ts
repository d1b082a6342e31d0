import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawnInHand } from '../../core/in-hand.ts'
import { analyse } from '../../core/analyse.ts'
import {
  type TestTool,
  readRun,
  sendStep,
  startTestTool,
} from '../server/routes/start-test-tool.ts'
import { type Driven, drive } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

type Detail = Readonly<Record<string, unknown>> & { readonly type: string }

let tool: TestTool
let provider: TestProvider
/** What the server makes of the details that a grant holds. */
let policy: (details: readonly Detail[]) => readonly Detail[]
/** What it tells of them to whoever introspects the token. */
let told: (details: Detail[]) => Detail[] = (details) => details
const policed = (rar: readonly Detail[] = []) => [...policy(rar)]

const credentials = { client_id: 'acme', client_secret: 'a secret of these tests, long enough' }
const resource = 'https://bank.example.com/'
const payment: Detail = { type: 'payment_initiation', actions: ['initiate', 'status'] }

beforeAll(async () => {
  tool = await startTestTool()
  provider = await startProvider(
    {
      features: {
        introspection: { enabled: true },
        richAuthorizationRequests: {
          enabled: true,
          types: { payment_initiation: { validate: () => undefined } },
          authorizationDetailsForGrantSource: ({ oidc }) =>
            policed(JSON.parse(String(oidc.params?.['authorization_details'])) as Detail[]),
          authorizationDetailsForAccessToken: (_context, _token, source) => policed(source?.rar),
          authorizationDetailsForIntrospection: (_context, { rar }) => told(policed(rar)),
        },
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: (_context, indicator) => ({
            scope: 'pay',
            // It introspects no JWT that is for an API.
            accessTokenFormat: indicator === resource ? 'jwt' : 'opaque',
          }),
        },
      },
    },
    [
      {
        ...credentials,
        redirect_uris: [`${tool.origin}/callback`],
        authorization_details_types: ['payment_initiation'],
      },
      {
        client_id: 'without',
        client_secret: 'b'.repeat(40),
        redirect_uris: [`${tool.origin}/callback`],
      },
    ],
  )
})
afterAll(async () => {
  await tool.close()
  await provider.close()
})

/** A run that asks for a detail, at a server that grants what the policy makes of it. */
function ask(
  details: unknown,
  grants: typeof policy,
  client_id = 'acme',
  api = resource,
): Promise<Driven> {
  policy = grants
  return drive(tool, provider.issuer, {
    ...credentials,
    client_id,
    ...{ clientAuthentication: 'client_secret_basic', scope: 'pay' },
    authorizationParameters: [
      ['resource', api],
      ['authorization_details', JSON.stringify(details)],
    ],
  })
}

describe('authorization_details', () => {
  test('are sent as openid-client sends them, and granted as they were asked', async () => {
    const driven = await ask([payment], (details) => details)
    const judge = await client.discovery(
      new URL(provider.issuer),
      credentials.client_id,
      credentials.client_secret,
      undefined,
      { execute: [client.allowInsecureRequests] },
    )
    const { state = '', code_challenge = '' } = drawnInHand(driven.run)
    const url = client.buildAuthorizationUrl(judge, {
      ...{ redirect_uri: `${tool.origin}/callback`, scope: 'pay', state },
      ...{ code_challenge, code_challenge_method: 'S256', resource },
      authorization_details: JSON.stringify([payment]),
    })
    const sent = provider.received.findLast(({ path }) => path === '/auth')
    expect(sent?.query).toEqual(Object.fromEntries(url.searchParams))
    expect(driven.outcome('token-request/details-granted')).toBe('pass')
    expect(driven.outcome('access-token/details')).toBe('pass')
    expect(driven.found).toEqual([])
  })

  test('that are granted in part are said to be', async () => {
    const narrowed = { ...payment, actions: ['status'] }
    const driven = await ask([payment], () => [narrowed])
    expect(driven.found).toEqual(['token-request/details-granted'])
    const [finding] = driven.analysis.findings
    expect(finding?.fix.text).toContain('payment_initiation: actions without "initiate"')
  })

  test('of a type that this client may not ask for are refused, and the verdict says so', async () => {
    const driven = await ask([payment], (details) => details, 'without')
    expect(driven.analysis.findings[0]).toMatchObject({
      id: 'authorization-details-not-allowed',
      status: 'likely',
    })
  })

  test('of a type that the server does not know are refused, and the verdict names the type', async () => {
    const driven = await ask([{ type: 'payment' }], (details) => details)
    expect(driven.analysis.findings[0]).toMatchObject({
      id: 'authorization-details-type-unknown',
      status: 'proven',
    })
    expect(driven.analysis.verdict.reason).toContain('does not know a type')
  })

  test.each([
    ['as they were granted', (details: Detail[]) => details, 'pass'],
    ['wider', (details: Detail[]) => details.map((one) => ({ ...one, actions: ['all'] })), 'fail'],
  ] as const)('told by introspection %s, are judged', async (_, tells, outcome) => {
    told = tells
    const { run } = await ask([payment], (details) => details, 'acme', 'https://other.example.com/')
    await sendStep(tool, run.id, 'introspection')
    const { judged } = await analyse(await readRun(tool, run.id))
    const check = judged.find(({ check }) => check.id === 'introspection/details')
    expect(check?.verdict.outcome).toBe(outcome)
  })
})
