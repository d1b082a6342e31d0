import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyse } from '../../core/analyse.ts'
import { nextStep } from '../../core/derive/next-step.ts'
import { latest } from '../../core/run.ts'
import {
  type TestTool,
  readRun,
  sendStep,
  startTestTool,
} from '../server/routes/start-test-tool.ts'
import { drive } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

let tool: TestTool
let provider: TestProvider
let api: Server
/** What the API says of itself, beside its own name. */
let described: object = {}

beforeAll(async () => {
  tool = await startTestTool()
  provider = await startProvider({}, [
    {
      ...{ client_id: 'acme', token_endpoint_auth_method: 'none' },
      redirect_uris: [`${tool.origin}/callback`],
    },
  ])
  api = createServer(({ url, headers }, response) => {
    const origin = `http://${headers.host}`
    const place = `${origin}/.well-known/oauth-protected-resource/contacts`
    if (url === '/contacts') {
      const challenge = `Bearer error="invalid_token", resource_metadata="${place}"`
      return response.writeHead(401, { 'www-authenticate': challenge }).end()
    }
    response.setHeader('content-type', 'application/json')
    return response.end(JSON.stringify({ resource: `${origin}/contacts`, ...described }))
  })
  await new Promise<void>((resolve) => api.listen(0, 'localhost', resolve))
})

afterAll(async () => {
  await tool.close()
  await provider.close()
  api.closeAllConnections()
  await new Promise((resolve) => api.close(resolve))
})

/** A run that the API refused, and what it learned of the API's metadata. */
async function learn(members: object) {
  described = members
  const url = `http://localhost:${(api.address() as AddressInfo).port}/contacts`
  const { run } = await drive(tool, provider.issuer, {
    ...{ client_id: 'acme', clientAuthentication: 'none', scope: 'openid' },
    api: { method: 'GET', url, headers: [] },
  })
  const next = nextStep(run)?.name
  const answer = await sendStep(tool, run.id, 'resource-metadata')
  const asked = await readRun(tool, run.id)
  return { next, answer, asked, analysis: await analyse(asked) }
}

describe('An API that says where its metadata lie', () => {
  test('is asked for them only on the person’s wish, at the address of its challenge', async () => {
    const { next, answer, asked } = await learn({ authorization_servers: [provider.issuer] })
    expect(next).not.toBe('resource-metadata')
    expect(answer.status).toBe(200)
    expect(latest(asked, 'resource-metadata')?.sent.request.url).toMatch(
      /\/\.well-known\/oauth-protected-resource\/contacts$/,
    )
  })

  test('and that takes tokens of another server, is the proven reason of its refusal', async () => {
    const { analysis } = await learn({ authorization_servers: ['https://login.elsewhere.test'] })
    expect(analysis.findings[0]).toMatchObject({
      id: 'api-expects-another-issuer',
      status: 'proven',
    })
  })

  test('and that takes bound tokens alone, has DPoP switched on as the fix', async () => {
    const { analysis } = await learn({ dpop_bound_access_tokens_required: true })
    expect(analysis.findings[0]).toMatchObject({ id: 'api-takes-bound-tokens-only' })
    expect(analysis.findings[0]?.fix?.connection).toEqual({ dpop: { alg: 'ES256' } })
  })

  test('and that takes tokens of this server, rules the issuer out', async () => {
    const { analysis } = await learn({ authorization_servers: [provider.issuer] })
    const judged = analysis.diagnoses.flatMap(({ causes }) => causes)
    const issuer = judged.find(({ cause }) => cause.id === 'api-expects-another-issuer')
    expect(issuer?.verdict.certainty).toBe('ruled-out')
  })
})
