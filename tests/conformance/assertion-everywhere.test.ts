import { type JWK, exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyse } from '../../core/analyse.ts'
import { assertionPlace, withClaims } from '../../core/experiments/sent-jwt.ts'
import {
  type TestTool,
  readRun,
  saveConnection,
  sendStep,
  startTestTool,
} from '../server/routes/start-test-tool.ts'
import { driveRun } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

let tool: TestTool
let provider: TestProvider
let registered: { readonly privateJwk: JWK; readonly publicJwk: JWK }

beforeAll(async () => {
  tool = await startTestTool()
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const more = { kid: 'november', alg: 'ES256' }
  registered = {
    privateJwk: { ...(await exportJWK(privateKey)), ...more },
    publicJwk: { ...(await exportJWK(publicKey)), ...more },
  }
  provider = await startProvider(
    {
      issueRefreshToken: () => true,
      scopes: ['openid', 'offline_access'],
      features: {
        pushedAuthorizationRequests: { enabled: true },
        introspection: { enabled: true },
        revocation: { enabled: true },
        dPoP: { enabled: true },
      },
    },
    [
      {
        ...{ client_id: 'acme', token_endpoint_auth_method: 'private_key_jwt' },
        token_endpoint_auth_signing_alg: 'ES256',
        redirect_uris: [`${tool.origin}/callback`],
        grant_types: ['authorization_code', 'refresh_token'],
        jwks: { keys: [{ kty: 'EC', ...registered.publicJwk }] },
      },
    ],
  )
})
afterAll(async () => {
  await tool.close()
  await provider.close()
})

/** A connection whose key is the registered one, or one that is made here. */
async function connectionWith(key: { readonly key?: string }): Promise<string> {
  const { id } = await saveConnection(tool, provider.issuer, {
    ...{ client_id: 'acme', clientAuthentication: 'private_key_jwt', scope: 'openid' },
    ...{ redirect_uri: `${tool.origin}/callback`, pushed: true, dpop: { alg: 'ES256' } },
  })
  await tool.call('PUT', `/api/connections/${id}/keys/private_key`, { alg: 'ES256', ...key })
  return id
}

const registeredKey = () => ({ key: JSON.stringify(registered.privateJwk) })

async function analysed(run: string) {
  const { judged, diagnoses, findings } = await analyse(await readRun(tool, run))
  return {
    outcome: (id: string) => judged.find(({ check }) => check.id === id)?.verdict.outcome,
    cause: diagnoses.find(({ symptom }) => symptom.id === 'invalid-client')?.causes[0],
    found: findings.filter(({ severity }) => severity !== 'advice').map(({ id }) => id),
  }
}

describe('A client that signs assertions', () => {
  test('is known at every endpoint, each of its assertions found in order', async () => {
    const { run } = await driveRun(tool, await connectionWith(registeredKey()))
    await sendStep(tool, run.id, 'introspection')
    await sendStep(tool, run.id, 'revocation')
    const { outcome, found } = await analysed(run.id)
    const messages = ['pushed-authorization-request', 'token-request', 'refresh']
    for (const step of [...messages, 'introspection', 'revocation'])
      for (const slug of ['claims', 'audience', 'kid'])
        expect([step, slug, outcome(`${step}/assertion-${slug}`)]).toEqual([step, slug, 'pass'])
    for (const step of messages)
      expect([step, outcome(`${step}/dpop-proof`)]).toEqual([step, 'pass'])
    expect(found).toEqual([])
  })

  test('is told that its key is likely not registered, when it is not', async () => {
    const { run } = await driveRun(tool, await connectionWith({}))
    const { cause } = await analysed(run.id)
    expect([cause?.cause.id, cause?.verdict.certainty]).toEqual(['assertion-key-unknown', 'likely'])
  })

  test('is told of the audience that it sent, where that is another server', async () => {
    const { run } = await driveRun(tool, await connectionWith(registeredKey()))
    const edits = withClaims(assertionPlace, { aud: 'https://other.test' })
    await sendStep(tool, run.id, 'refresh', edits)
    const { cause, outcome } = await analysed(run.id)
    expect(outcome('refresh/assertion-audience')).toBe('fail')
    expect([cause?.cause.id, cause?.verdict.certainty]).toEqual([
      'assertion-not-for-this-server',
      'proven',
    ])
  })
})
