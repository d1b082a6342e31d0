import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isInbound } from '../../core/run.ts'
import { type TestTool, startTestTool } from '../server/routes/start-test-tool.ts'
import { type Driven, drive } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

let tool: TestTool
let provider: TestProvider

const credentials = { client_id: 'acme', client_secret: 'a secret of these tests, long enough' }

const driveWith = (more: Readonly<Record<string, unknown>>): Promise<Driven> =>
  drive(tool, provider.issuer, {
    ...credentials,
    ...{ clientAuthentication: 'client_secret_basic', scope: 'openid' },
    ...more,
  })

beforeAll(async () => {
  tool = await startTestTool()
  provider = await startProvider(
    { features: { jwtResponseModes: { enabled: true } }, enabledJWA: algs },
    [
      {
        ...credentials,
        redirect_uris: [`${tool.origin}/callback`],
        authorization_signed_response_alg: 'RS256',
      },
    ],
  )
})
afterAll(async () => {
  await tool.close()
  await provider.close()
})

const algs = { authorizationSigningAlgValues: ['RS256' as const] }

const modes = [
  ['jwt', 'query'],
  ['query.jwt', 'query'],
  ['fragment.jwt', 'fragment'],
  ['form_post.jwt', 'form_post'],
] as const

describe.each(modes)('response_mode=%s', (response_mode, via) => {
  test('is answered with a JWT, which is read and verified, and the run goes on', async () => {
    const driven = await driveWith({ response_mode })
    const callback = driven.run.entries.find(isInbound)?.request
    expect(callback?.via).toBe(via)
    expect(callback?.parameters.map(([name]) => name)).toEqual(['response'])
    expect(driven.status('token-request')).toBe(200)
    expect(driven.found).toEqual([])
    for (const check of ['jwt-as-asked', 'jwt-signature', 'jwt-iss', 'jwt-aud', 'jwt-exp', 'state'])
      expect(driven.outcome(`authorization-response/${check}`), check).toBe('pass')
  })
})

test('An error comes signed as well, and is understood', async () => {
  const { analysis, run } = await driveWith({
    response_mode: 'form_post.jwt',
    authorizationParameters: [['prompt', 'none']],
  })
  expect(run.entries.find(isInbound)?.request.via).toBe('form_post')
  expect(analysis.verdict.step).toBe('authorization-response')
  expect(analysis.diagnoses[0]?.symptom.id).toBe('interaction-needed')
})
