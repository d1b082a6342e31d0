import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { experimentNamed, outcomeInWords } from '../../core/experiments/experiments-for.ts'
import { type Run, type StepName, exchanges, latest } from '../../core/run.ts'
import {
  type TestTool,
  readRun,
  saveConnection,
  startTestTool,
} from '../server/routes/start-test-tool.ts'
import { driveRun } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

let tool: TestTool
let provider: TestProvider
let connection: string

beforeAll(async () => {
  tool = await startTestTool()
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const kid = 'november'
  provider = await startProvider({ features: { dPoP: { enabled: true } } }, [
    {
      ...{ client_id: 'acme', token_endpoint_auth_method: 'private_key_jwt' },
      redirect_uris: [`${tool.origin}/callback`],
      token_endpoint_auth_signing_alg: 'ES256',
      jwks: { keys: [{ ...(await exportJWK(publicKey)), kty: 'EC', alg: 'ES256', kid }] },
    },
  ])
  const saved = await saveConnection(tool, provider.issuer, {
    ...{ client_id: 'acme', clientAuthentication: 'private_key_jwt', scope: 'openid' },
    ...{ redirect_uri: `${tool.origin}/callback`, dpop: { alg: 'ES256' } },
  })
  connection = saved.id
  const key = JSON.stringify({ ...(await exportJWK(privateKey)), kid })
  await tool.call('PUT', `/api/connections/${connection}/keys/private_key`, { alg: 'ES256', key })
})
afterAll(async () => {
  await tool.close()
  await provider.close()
})

/** Conducts an experiment in a run that has just gone well, at once. */
async function conduct(id: string): Promise<Run> {
  const { run } = await driveRun(tool, connection)
  const answer = await tool.call('POST', `/api/runs/${run.id}/experiment`, {
    ...{ experiment: id, after: run.entries.length },
  })
  expect(answer.status).toBe(200)
  return readRun(tool, run.id)
}

function statusOf(run: Run, step: StepName): number | undefined {
  const outcome = latest(run, step)?.outcome
  return outcome?.kind === 'response' ? outcome.entry.response.status : undefined
}

describe('oidc-provider', () => {
  test.each([
    ['assertion-for-another-server', 'invalid_client'],
    ['assertion-expired', 'invalid_client'],
    ['assertion-twice', 'invalid_client'],
    ['token-request-proof-for-another-url', 'invalid_dpop_proof'],
    ['userinfo-proof-by-another-key', 'invalid_token'],
    ['userinfo-proof-for-another-url', 'invalid_dpop_proof'],
    ['userinfo-proof-twice', 'invalid_token'],
  ])('answers %s as predicted, with %s', async (id, error) => {
    const run = await conduct(id)
    const exchange = exchanges(run).at(-1)!
    expect(exchange.sent).toMatchObject({ purpose: 'experiment', experiment: id })
    expect(outcomeInWords(experimentNamed(id)!, run, exchange)).toMatch(/^As predicted/)
    expect(JSON.stringify(exchange.outcome)).toContain(error)
  })

  test('has answered the messages themselves with success', async () => {
    const run = await conduct('userinfo-proof-twice')
    expect([statusOf(run, 'token-request'), statusOf(run, 'userinfo')]).toEqual([200, 200])
  })
})
