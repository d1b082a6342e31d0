import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../core/connection.ts'
import { analyse } from '../../core/analyse.ts'
import { redact } from '../../core/derive/redact.ts'
import { latest } from '../../core/run.ts'
import {
  type TestTool,
  newRun,
  readRun,
  saveConnection,
  sendStep,
  startTestTool,
} from '../server/routes/start-test-tool.ts'
import { type Driven, drive, driveRun } from './drive.ts'
import { type Received, type TestProvider, startProvider } from './start-provider.ts'

const initial_access_token = 'initial-access-token-of-these-tests-Zk3'

let tool: TestTool
let open: TestProvider
let guarded: TestProvider
/** A run that registered a client with a secret. */
let registered: Driven

beforeAll(async () => {
  tool = await startTestTool()
  open = await startProvider(
    {
      // Its own would not connect to this machine, where the keys are.
      fetch: (url) => fetch(url),
      features: { registration: { enabled: true } },
    },
    [],
  )
  guarded = await startProvider(
    { features: { registration: { enabled: true, initialAccessToken: initial_access_token } } },
    [],
  )
  registered = (await register(open.issuer, withSecret)).driven
})
afterAll(async () => {
  await tool.close()
  await open.close()
  await guarded.close()
})

const unknown = { client_id: '', register: true, scope: 'openid' }
const withSecret = { ...unknown, clientAuthentication: 'client_secret_basic' }

/** A run that registers a client there, and the connection as it is after that. */
async function register(
  issuer: string,
  draft: Readonly<Record<string, unknown>>,
): Promise<{ driven: Driven; connection: Connection }> {
  const driven = await drive(tool, issuer, draft)
  const { json } = await tool.call('GET', `/api/connections/${driven.run.connection.id}`)
  return { driven, connection: json as Connection }
}

function registrationsAt({ received }: TestProvider): Received[] {
  return received.filter(({ path }) => path === '/reg')
}

/** The members of the answer, as they are recorded. */
function answered({ run }: Driven): Readonly<Record<string, unknown>> {
  const outcome = latest(run, 'registration')?.outcome
  if (outcome?.kind !== 'response') throw new Error('No client was registered')
  return JSON.parse(outcome.entry.response.body) as Record<string, unknown>
}

describe('A connection without a client_id', () => {
  test('registers a client, takes it over, and logs in as that client in the next run', async () => {
    const { driven, connection } = await register(open.issuer, withSecret)
    expect(driven.status('registration')).toBe(201)
    expect(driven.found).toEqual([])
    expect(driven.analysis.verdict.tone).toBe('good')
    expect(connection.client_id).toBe(answered(driven)['client_id'])
    expect(connection).toMatchObject({ hasSecret: true })
    expect(connection.register).toBeUndefined()

    const login = await driveRun(tool, connection.id)
    expect(latest(login.run, 'registration')).toBeUndefined()
    expect(login.status('token-request')).toBe(200)
    expect(login.found).toEqual([])
  })

  test.each([
    ...['accepted', 'status-201', 'client-id', 'secret-given', 'secret-expiry'],
    ...['as-asked', 'management', 'https'],
  ])('registration/%s passes', (check) => {
    expect(registered.outcome(`registration/${check}`)).toBe('pass')
  })

  test('keeps the snapshot of what it was in the run that registered it', async () => {
    expect((await readRun(tool, registered.run.id)).connection).toMatchObject({
      ...{ client_id: '', register: true },
    })
  })

  test('may be a public client, which is given no secret', async () => {
    const { driven, connection } = await register(open.issuer, {
      ...{ ...unknown, clientAuthentication: 'none' },
    })
    expect(answered(driven)['client_secret']).toBeUndefined()
    expect(connection).toMatchObject({ hasSecret: false, clientAuthentication: 'none' })
    expect((await driveRun(tool, connection.id)).status('token-request')).toBe(200)
  })

  test('posts what openid-client posts for the same metadata', async () => {
    const ours = registrationsAt(open).at(-1)
    await client.dynamicClientRegistration(
      new URL(open.issuer),
      ours?.body as Partial<client.ClientMetadata>,
      undefined,
      { execute: [client.allowInsecureRequests] },
    )
    const theirs = registrationsAt(open).at(-1)
    expect(theirs).not.toBe(ours)
    expect(ours?.body).toEqual(theirs?.body)
    for (const header of ['accept', 'content-type', 'authorization'])
      expect(ours?.headers[header]).toBe(theirs?.headers[header])
  })
})

describe('A client that signs with a key', () => {
  test.each([
    ['in the registration', false, 'jwks'],
    ['at an address of the tool, where the server fetches it', true, 'jwks_uri'],
  ] as const)('registers it %s, and authenticates with it', async (_, byAddress, member) => {
    const { id } = await saveConnection(tool, open.issuer, {
      ...{ ...unknown, clientAuthentication: 'private_key_jwt' },
      redirect_uri: `${tool.origin}/callback`,
      ...(byAddress && { keysServedFrom: tool.origin }),
    })
    await tool.call('PUT', `/api/connections/${id}/keys/private_key`, { alg: 'RS256' })
    const driven = await driveRun(tool, id)
    expect(driven.found).toEqual([])
    const asked = registrationsAt(open).at(-1)?.body ?? {}
    expect(Object.keys(asked).filter((name) => name.startsWith('jwks'))).toEqual([member])
    if (byAddress) expect(asked['jwks_uri']).toBe(`${tool.origin}/connections/${id}/jwks.json`)
    expect((await driveRun(tool, id)).status('token-request')).toBe(200)
  })
})

describe('What a registration gives', () => {
  test('reaches neither the page, nor the run, nor an export, nor the log', async () => {
    let given: string[] = []
    open.provider.once('registration_create.success', ({ body }) => {
      const { client_secret = '', registration_access_token = '' } = body as Record<string, string>
      given = [client_secret, registration_access_token]
    })
    const { driven, connection } = await register(open.issuer, withSecret)
    const { json: list } = await tool.call('GET', '/api/connections')
    const seen = [driven.run, connection, list, redact(driven.run).run, tool.log()]
    expect(given.map(({ length }) => length > 20)).toEqual([true, true])
    for (const secret of given) expect(JSON.stringify(seen)).not.toContain(secret)
    expect(answered(driven)).toMatchObject({
      ...{ client_secret: '••••••••', registration_access_token: '••••••••' },
    })
  })
})

describe('Where registration takes an initial access token', () => {
  const draft = { ...withSecret, grant_secrets: { initial_access_token } }

  test('it is sent as a Bearer token, as openid-client sends it, and never recorded', async () => {
    const { driven, connection } = await register(guarded.issuer, draft)
    const ours = registrationsAt(guarded).at(-1)
    expect(driven.status('registration')).toBe(201)
    expect(driven.found).toEqual([])
    await client.dynamicClientRegistration(
      new URL(guarded.issuer),
      ours?.body as Partial<client.ClientMetadata>,
      undefined,
      { initialAccessToken: initial_access_token, execute: [client.allowInsecureRequests] },
    )
    const theirs = registrationsAt(guarded).at(-1)
    expect(ours?.headers['authorization']).toBe(theirs?.headers['authorization'])
    const seen = JSON.stringify([driven.run, connection, tool.log()])
    expect(seen).not.toContain(initial_access_token)
  })

  test('one that is missing is named as the cause, and the connection stays as it was', async () => {
    const { driven, connection } = await register(guarded.issuer, withSecret)
    const { verdict, diagnoses } = driven.analysis
    expect(verdict).toMatchObject({ tone: 'bad', step: 'registration' })
    const [best] = diagnoses[0]?.causes ?? []
    expect(best?.cause.id).toBe('registration-needs-token')
    expect(connection).toMatchObject({ client_id: '', register: true, hasSecret: false })
  })
})

describe('Metadata that the server does not take', () => {
  test.each([
    ['registration-redirect-uri', { redirect_uris: ['no URI'] }],
    ['registration-metadata', { token_endpoint_auth_method: 'by_handshake' }],
  ])('%s is the cause', async (cause, change) => {
    const redirect_uri = `${tool.origin}/callback`
    const { id } = await saveConnection(tool, open.issuer, { ...withSecret, redirect_uri })
    const run = await newRun(tool, id)
    await sendStep(tool, run.id, 'discovery')
    const asked = {
      ...{ redirect_uris: [redirect_uri], grant_types: ['authorization_code'] },
      ...change,
    }
    await sendStep(tool, run.id, 'registration', [
      { change: 'raw-body', value: JSON.stringify(asked) },
    ])
    const { diagnoses } = await analyse(await readRun(tool, run.id))
    expect(diagnoses[0]?.causes[0]).toMatchObject({
      cause: { id: cause },
      verdict: { certainty: 'proven' },
    })
  })
})
