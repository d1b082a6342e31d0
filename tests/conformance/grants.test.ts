import type { KoaContextWithOIDC } from 'oidc-provider'
import * as openid from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyse } from '../../core/analyse.ts'
import { nextStep } from '../../core/derive/next-step.ts'
import { bodyFields } from '../../core/http.ts'
import { type Run, latest } from '../../core/run.ts'
import {
  type TestTool,
  saveConnection,
  sendStep,
  startTestTool,
} from '../server/routes/start-test-tool.ts'
import { type Driven, drive } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

const device = 'urn:ietf:params:oauth:grant-type:device_code'
const exchange = 'urn:ietf:params:oauth:grant-type:token-exchange'
const client_secret = 'the secret of these tests, longer than any key'

/** The grants that oidc-provider leaves to whoever runs it. */
function registerGrants({ provider }: TestProvider): void {
  const granting =
    (gty: string, members: Readonly<Record<string, unknown>> = {}) =>
    async (context: KoaContextWithOIDC) => {
      const { client } = context.oidc
      if (!client) throw new Error('The client has been authenticated by now')
      const grant = new provider.Grant({ accountId: 'ada', clientId: client.clientId })
      grant.addOIDCScope('read')
      const grantId = await grant.save()
      const token = new provider.AccessToken({
        ...{ accountId: 'ada', client, grantId, gty, scope: 'read' },
      })
      context.body = {
        ...{ access_token: await token.save(), token_type: 'Bearer', expires_in: 600 },
        ...{ scope: 'read', ...members },
      }
    }
  provider.registerGrantType('password', granting('password'), ['username', 'password', 'scope'])
  provider.registerGrantType(
    exchange,
    granting('token-exchange', { issued_token_type: accessTokenType }),
    ['subject_token', 'subject_token_type', 'requested_token_type', 'scope', 'audience'],
  )
}

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token'

let tool: TestTool
let provider: TestProvider
beforeAll(async () => {
  tool = await startTestTool()
  provider = await startProvider(
    {
      scopes: ['openid', 'offline_access', 'read'],
      features: {
        clientCredentials: { enabled: true },
        deviceFlow: { enabled: true },
      },
    },
    [
      {
        client_id: 'machine',
        client_secret,
        grant_types: [
          'client_credentials',
          'refresh_token',
          device,
          exchange,
          'password',
          'authorization_code',
        ],
        redirect_uris: [`${tool.origin}/callback`],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
  )
  registerGrants(provider)
})
afterAll(async () => {
  await tool.close()
  await provider.close()
})

const connection = {
  client_id: 'machine',
  client_secret,
  clientAuthentication: 'client_secret_post',
  audience: '',
  api: { method: 'GET', url: '', headers: [] },
}

describe('client credentials', () => {
  let driven: Driven
  beforeAll(async () => {
    driven = await drive(tool, provider.issuer, {
      ...connection,
      grant_type: 'client_credentials',
      scope: 'read',
    })
  })

  test('bring an access token without anybody logging in', () => {
    expect(driven.status('token-request')).toBe(200)
    expect(driven.analysis.verdict).toMatchObject({ tone: 'good', status: 'complete' })
  })

  test('raise no error and no warning, and miss no ID Token', () => {
    expect(driven.found).toEqual([])
  })

  test('send what openid-client sends', async () => {
    const judge = await openid.discovery(
      new URL(provider.issuer),
      'machine',
      client_secret,
      undefined,
      {
        execute: [openid.allowInsecureRequests],
      },
    )
    await openid.clientCredentialsGrant(judge, { scope: 'read' })
    const [ours, theirs] = provider.received.filter(({ path }) => path === '/token').slice(-2)
    expect(ours?.body).toEqual(theirs?.body)
  })
})

describe('a password', () => {
  test('brings an access token, and stands in nothing that is recorded or logged', async () => {
    const password = 'correct horse battery staple'
    const driven = await drive(tool, provider.issuer, {
      ...{ ...connection, grant_type: 'password', scope: 'read', username: 'ada' },
      grant_secrets: { password },
    })
    expect(driven.status('token-request')).toBe(200)
    expect(driven.found).toEqual([])
    expect(JSON.stringify(driven.run)).not.toContain(password)
    expect(tool.log()).not.toContain(password)
    const sent = provider.received.findLast(({ path }) => path === '/token')
    expect(sent?.body).toMatchObject({ grant_type: 'password', username: 'ada', password })
  })
})

describe('a token exchange', () => {
  test('hands the subject token in, and judges the type of what it is given', async () => {
    const driven = await drive(tool, provider.issuer, {
      ...{ ...connection, grant_type: exchange, scope: 'read' },
      tokenExchange: {
        subject_token_type: accessTokenType,
        actor_token_type: accessTokenType,
        requested_token_type: accessTokenType,
      },
      grant_secrets: { subject_token: 'a-token-from-elsewhere' },
    })
    expect(driven.status('token-request')).toBe(200)
    expect(driven.found).toEqual([])
    expect(driven.outcome('token-request/issued-token-type')).toBe('pass')
    const sent = provider.received.findLast(({ path }) => path === '/token')
    expect(sent?.body).toMatchObject({
      grant_type: exchange,
      subject_token: 'a-token-from-elsewhere',
      subject_token_type: accessTokenType,
    })
  })
})

describe('a refresh token from elsewhere', () => {
  test('is all that a run needs, and gives way to the one that replaces it', async () => {
    const { provider: server } = provider
    const client = await server.Client.find('machine')
    const grant = new server.Grant({ accountId: 'ada', clientId: 'machine' })
    grant.addOIDCScope('openid offline_access')
    const grantId = await grant.save()
    const refresh = new server.RefreshToken({
      ...{ accountId: 'ada', client, grantId, gty: 'authorization_code' },
      ...{ scope: 'openid offline_access', authTime: 1, sessionUid: 'none', rotations: 0 },
    } as never)
    const refresh_token = await refresh.save()
    const driven = await drive(tool, provider.issuer, {
      ...{ ...connection, grant_type: 'refresh_token', scope: 'openid offline_access' },
      grant_secrets: { refresh_token },
    })
    expect(driven.status('refresh')).toBe(200)
    expect(driven.found).toEqual([])
    expect(JSON.stringify(driven.run)).not.toContain(refresh_token)
    expect(latest(driven.run, 'token-request')).toBeUndefined()
  })
})

describe('a device', () => {
  /** A run that has its codes; nobody has typed them in yet. */
  async function begun(): Promise<Run> {
    const { id } = await saveConnection(tool, provider.issuer, {
      ...{ ...connection, grant_type: device, scope: 'openid' },
      redirect_uri: `${tool.origin}/callback`,
    })
    const created = await tool.call('POST', '/api/runs', { connectionId: id })
    return created.json as Run
  }

  test('asks again while the user has not answered, and gets tokens once the user has', async () => {
    const run = await begun()
    const look = async () => (await tool.call('GET', `/api/runs/${run.id}`)).json as Run
    await sendStep(tool, run.id, 'discovery')
    await sendStep(tool, run.id, 'device-authorization')
    const codes = latest(await look(), 'device-authorization')
    const body = codes?.outcome.kind === 'response' ? codes.outcome.entry.response.body : '{}'
    const { user_code } = JSON.parse(body) as { user_code: string }

    await sendStep(tool, run.id, 'token-request')
    const waiting = await look()
    expect(nextStep(waiting)?.name).toBe('token-request')
    expect((await analyse(waiting)).verdict).toMatchObject({
      tone: 'neutral',
      lead: 'Waiting for the user.',
    })

    await allow(user_code)
    await sendStep(tool, run.id, 'token-request')
    const answered = latest(await look(), 'token-request')
    const polled = bodyFields(
      answered?.sent.request ?? { method: '', url: '', query: [], headers: [] },
    )
    expect(polled.map(([name]) => name)).toEqual([
      'grant_type',
      'device_code',
      'client_id',
      'client_secret',
    ])
    expect(answered?.outcome).toMatchObject({ entry: { response: { status: 200 } } })
  })

  /** What the pages do when the user types the code in and agrees. */
  async function allow(user_code: string): Promise<void> {
    const { provider: server } = provider
    const code = await server.DeviceCode.findByUserCode(user_code.replaceAll('-', ''))
    if (!code) throw new Error(`The provider does not know ${user_code}`)
    const grant = new server.Grant({ accountId: 'ada', clientId: 'machine' })
    grant.addOIDCScope('openid')
    Object.assign(code, {
      ...{ accountId: 'ada', grantId: await grant.save(), scope: 'openid', authTime: 1 },
    })
    await code.save()
  }
})
