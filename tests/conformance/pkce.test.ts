import { createHash } from 'node:crypto'
import type { Provider } from 'oidc-provider'
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callbackInHand, drawnInHand } from '../../core/in-hand.ts'
import { type TestTool, startTestTool } from '../server/routes/start-test-tool.ts'
import { type Driven, drive } from './drive.ts'
import { type Received, type TestProvider, startProvider } from './start-provider.ts'

type Pkce = 'S256' | 'plain' | 'off'

const credentials = { client_id: 'acme', client_secret: 'a secret of these tests, long enough' }

let tool: TestTool
let lenient: TestProvider
let strict: TestProvider

beforeAll(async () => {
  tool = await startTestTool()
  const clients = [{ ...credentials, redirect_uris: [`${tool.origin}/callback`] }]
  lenient = await startProvider({ pkce: { required: () => false } }, clients, [takingPlain])
  strict = await startProvider({ pkce: { required: () => true } }, clients)
})
afterAll(async () => {
  await tool.close()
  await lenient.close()
  await strict.close()
})

/**
 * oidc-provider knows S256 alone. With plain the challenge is the verifier (RFC 7636 §4.2), so that
 * S256 of the challenge is what it has to remember instead.
 */
const takingPlain: Parameters<Provider['use']>[0] = async (context, next) => {
  const { code_challenge, code_challenge_method } = context.query
  if (typeof code_challenge === 'string' && code_challenge_method === 'plain') {
    const hash = createHash('sha256').update(code_challenge).digest('base64url')
    context.query = { ...context.query, code_challenge: hash, code_challenge_method: 'S256' }
  }
  await next()
  const metadata = context.body as { code_challenge_methods_supported?: string[] } | undefined
  metadata?.code_challenge_methods_supported?.push('plain')
}

function driven(provider: TestProvider, pkce: Pkce): Promise<Driven> {
  return drive(tool, provider.issuer, {
    ...{ ...credentials, clientAuthentication: 'client_secret_basic', scope: 'openid', pkce },
  })
}

async function judge(): Promise<client.Configuration> {
  const authentication = client.ClientSecretBasic(credentials.client_secret)
  return client.discovery(new URL(lenient.issuer), credentials.client_id, {}, authentication, {
    execute: [client.allowInsecureRequests],
  })
}

/** The parameters that openid-client asks with for the same login. */
async function askedByJudge(pkce: Pkce, { run }: Driven): Promise<Record<string, string>> {
  const { state = '', nonce = '', code_verifier = '' } = drawnInHand(run)
  const challenges = {
    S256: {
      code_challenge: await client.calculatePKCECodeChallenge(code_verifier),
      code_challenge_method: 'S256',
    },
    plain: { code_challenge: code_verifier, code_challenge_method: 'plain' },
    off: {},
  }
  const { redirect_uri } = run.connection
  const asked = { ...{ scope: 'openid', redirect_uri, state, nonce }, ...challenges[pkce] }
  return Object.fromEntries(client.buildAuthorizationUrl(await judge(), asked).searchParams)
}

/** Our token request, and that of openid-client for the same code, which is refused by then. */
async function tokenRequests(pkce: Pkce, { run }: Driven): Promise<(Received | undefined)[]> {
  const { state = '', nonce = '', code_verifier = '' } = drawnInHand(run)
  const callback = new URL(callbackInHand(run)?.request.url ?? '', tool.origin)
  const checks = { expectedState: state, expectedNonce: nonce }
  const verifier = pkce === 'off' ? {} : { pkceCodeVerifier: code_verifier }
  await client
    .authorizationCodeGrant(await judge(), callback, { ...checks, ...verifier })
    .catch(() => undefined)
  return lenient.received.filter(({ path }) => path === '/token').slice(-2)
}

describe.each<[Pkce, readonly string[]]>([
  ['S256', []],
  ['plain', ['authorization-request/pkce-s256']],
  ['off', []],
])('PKCE %s', (pkce, found) => {
  let run: Driven
  beforeAll(async () => void (run = await driven(lenient, pkce)))

  test('brings tokens from a server that allows it, and is judged', () => {
    expect(run.status('token-request')).toBe(200)
    expect(run.found).toEqual(found)
  })

  test('is asked with what openid-client asks with', async () => {
    const asked = run.run.entries.find(
      (entry) => entry.kind === 'sent' && entry.step === 'authorization-request',
    )
    const query = asked?.kind === 'sent' ? asked.request.query : []
    expect(Object.fromEntries(query)).toEqual(await askedByJudge(pkce, run))
  })

  test('is redeemed with what openid-client redeems with', async () => {
    const [ours, theirs] = await tokenRequests(pkce, run)
    expect(ours?.body).toEqual(theirs?.body)
    expect('code_verifier' in (ours?.body ?? {})).toBe(pkce !== 'off')
  })
})

describe('A server that demands PKCE', () => {
  test.each([
    ['off', 'pkce-required-but-missing'],
    ['plain', 'pkce-method-plain-refused'],
  ] as const)('refuses %s, and the verdict names it', async (pkce, cause) => {
    const { run, analysis } = await driven(strict, pkce)
    expect(callbackInHand(run)?.request.url).toContain('error=invalid_request')
    const [first] = analysis.diagnoses.flatMap(({ causes }) => causes)
    expect([first?.cause.id, first?.verdict.certainty]).toEqual([cause, 'proven'])
    expect(JSON.stringify(analysis.verdict)).toMatch(/PKCE|code_challenge/)
  })

  test('gives tokens for S256', async () => {
    const { status, found } = await driven(strict, 'S256')
    expect([status('token-request'), found]).toEqual([200, []])
  })
})
