import { createPrivateKey } from 'node:crypto'
import * as client from 'openid-client'
import { Agent, fetch as undiciFetch } from 'undici'
import { afterEach, describe, expect, test } from 'vitest'
import { analyse } from '../../core/analyse.ts'
import type { Connection } from '../../core/connection.ts'
import { type Run, type StepName, latest } from '../../core/run.ts'
import { makeCertificate } from '../../server/secrets/make-certificate.ts'
import { walkTool } from '../server/faults/walk-tool.ts'
import { selfSigned } from '../server/outbound/certificate.ts'
import { type TestTool, saveConnection, startTestTool } from '../server/routes/start-test-tool.ts'
import { createBrowser } from '../server/tenant/scripted-browser.ts'
import { type MtlsOptions, type MtlsProvider, startMtlsProvider } from './start-mtls-provider.ts'

type Method = 'tls_client_auth' | 'self_signed_tls_client_auth'
type Pasted = { readonly certificates: string; readonly key: string }

let provider: MtlsProvider
let tool: TestTool
afterEach(async () => {
  await tool.close()
  await provider.close()
})

/** The tool beside such a provider, with a connection that has this certificate, or one made here. */
async function connect(
  method: Method,
  certificate: 'made here' | (() => Pasted),
  options: MtlsOptions = {},
): Promise<Connection> {
  provider = await startMtlsProvider(options)
  tool = await startTestTool()
  const { id } = await saveConnection(tool, provider.issuer, {
    clientAuthentication: method,
    certificateAuthorities: provider.company.cert,
    redirect_uri: `${tool.origin}/callback`,
    scope: 'openid',
    api: {
      ...{ method: 'GET', headers: [] },
      url: options.tokensFor === 'userinfo' ? '' : provider.apiUrl,
    },
  })
  const body = certificate === 'made here' ? {} : certificate()
  const { json } = await tool.call('PUT', `/api/connections/${id}/certificate`, body)
  const connection = json as Connection
  await provider.begin({
    client_id: connection.client_id,
    redirect_uris: [connection.redirect_uri],
    token_endpoint_auth_method: method,
    ...(method === 'tls_client_auth'
      ? { tls_client_auth_subject_dn: 'CN=acme-client' }
      : { jwks_uri: `${tool.origin}/connections/${id}/jwks.json` }),
  })
  return connection
}

async function walk({ id }: Connection): Promise<Run> {
  return walkTool(tool, await tool.call('POST', '/api/runs', { connectionId: id }))
}

async function outcomesOf(run: Run): Promise<Readonly<Record<string, string>>> {
  const { judged } = await analyse(run)
  return Object.fromEntries(judged.map(({ check, verdict }) => [check.id, verdict.outcome]))
}

const issued = (): Pasted => {
  const { cert, key } = selfSigned(['acme-client'], { by: provider.company })
  return { certificates: cert, key }
}

/** The status of the answer to a step of the run. */
function statusOf(run: Run, step: StepName): number | undefined {
  const outcome = latest(run, step)?.outcome
  return outcome?.kind === 'response' ? outcome.entry.response.status : undefined
}

const passing = {
  'discovery/mtls-aliases': 'pass',
  'token-request/certificate-shown': 'pass',
  'token-request/mtls-alias': 'pass',
  'token-request/same-server': 'pass',
  'token-request/authentication-method-supported': 'pass',
  'access-token/certificate-bound': 'pass',
  'api-request/certificate-shown': 'pass',
}

describe('A client that is known by its certificate', () => {
  test('walks the whole flow with one made here, registered by its JWK Set', async () => {
    const run = await walk(await connect('self_signed_tls_client_auth', 'made here'))
    const { findings } = await analyse(run)
    expect(findings.filter(({ severity }) => severity !== 'advice')).toEqual([])
    expect(await outcomesOf(run)).toMatchObject(passing)
    expect(statusOf(run, 'api-request')).toBe(200)
  })

  test('walks it with one that a known authority issued', async () => {
    const run = await walk(await connect('tls_client_auth', issued))
    expect(await outcomesOf(run)).toMatchObject(passing)
    expect(statusOf(run, 'api-request')).toBe(200)
    expect(provider.tokenRequests[0]).toMatchObject({
      host: new URL(provider.mtlsOrigin).host,
      certificate: 'CN=acme-client',
      authorization: undefined,
    })
  })

  test('brings the certificate to UserInfo, where that asks for it', async () => {
    const run = await walk(await connect('tls_client_auth', issued, { tokensFor: 'userinfo' }))
    expect(statusOf(run, 'userinfo')).toBe(200)
    const { sent, wire } = latest(run, 'userinfo') ?? {}
    expect(sent?.request.url).toBe(`${provider.mtlsOrigin}/me`)
    expect(wire?.tls?.clientCertificate?.presented?.subject).toBe('CN=acme-client')
  })

  test('is refused with another certificate than the registered one, and that one is named', async () => {
    const run = await walk(
      await connect('tls_client_auth', () => makeCertificate('somebody else', Date.now())),
    )
    expect(statusOf(run, 'token-request')).toBe(401)
    expect(latest(run, 'token-request')?.wire?.tls?.clientCertificate).toMatchObject({
      asked: true,
      presented: { subject: 'CN=somebody else' },
    })
  })

  test('learns that a server which does not ask for the certificate cannot know it', async () => {
    const run = await walk(await connect('tls_client_auth', issued, { aliases: false }))
    expect(statusOf(run, 'token-request')).toBe(401)
    const { findings } = await analyse(run)
    expect(findings[0]).toMatchObject({ id: 'client-certificate-not-shown' })
  })

  test('sends what openid-client sends, the code and the verifier apart', async () => {
    const pasted = makeCertificate('acme-client', Date.now())
    const connection = await connect('self_signed_tls_client_auth', () => pasted)
    await walk(connection)
    await tokensByOpenidClient(connection, pasted)
    const [ours, theirs] = provider.tokenRequests.map(({ body, ...others }) => ({
      ...others,
      body: { ...body, code: 'a code', code_verifier: 'a verifier' },
    }))
    expect(ours).toEqual(theirs)
  })

  test('keeps its private key out of every answer, run, log and export', async () => {
    const { certificates, key } = makeCertificate('acme-client', Date.now())
    const run = await walk(
      await connect('self_signed_tls_client_auth', () => ({ certificates, key })),
    )
    // The third line of a P-256 key in PKCS #8 is the end of its public half.
    const lines = key.split('\n').slice(1, 3)
    lines.push(String(createPrivateKey(key).export({ format: 'jwk' }).d))
    const texts = [
      JSON.stringify(run),
      (await tool.call('GET', '/api/connections')).text,
      (await tool.call('GET', `/connections/${run.connection.id}/jwks.json`)).text,
      ...(await Promise.all(
        ['json', 'har', 'report-html'].map(
          async (format) =>
            (await tool.call('POST', `/api/runs/${run.id}/export`, { format, tokens: 'live' }))
              .text,
        ),
      )),
      tool.log(),
    ]
    for (const line of lines) for (const text of texts) expect(text).not.toContain(line)
  })
})

/** The same flow by openid-client, with the same certificate. */
async function tokensByOpenidClient(connection: Connection, { certificates, key }: Pasted) {
  const dispatcher = new Agent({
    connect: { ca: provider.company.cert, cert: certificates, key },
  })
  const configuration = await client.discovery(
    new URL(provider.issuer),
    connection.client_id,
    { use_mtls_endpoint_aliases: true },
    client.TlsClientAuth(),
    {
      execute: [client.allowInsecureRequests],
      [client.customFetch]: (url, { method, headers, body, redirect }) =>
        undiciFetch(url, {
          ...{ method, headers, redirect, dispatcher },
          ...(body !== undefined && { body: String(body as URLSearchParams) }),
        }) as unknown as Promise<Response>,
    },
  )
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: connection.redirect_uri,
    scope: 'openid',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  })
  const { outside } = await createBrowser().authorize(url)
  if (!outside) throw new Error('The browser is stuck.')
  return client.authorizationCodeGrant(configuration, outside, { pkceCodeVerifier })
}
