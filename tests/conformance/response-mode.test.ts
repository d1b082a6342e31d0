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
  provider = await startProvider({}, [
    { ...credentials, redirect_uris: [`${tool.origin}/callback`] },
  ])
})
afterAll(async () => {
  await tool.close()
  await provider.close()
})

describe.each(['query', 'fragment', 'form_post'])('response_mode=%s', (response_mode) => {
  test('is answered that way, and the run goes on', async () => {
    const driven = await driveWith({ response_mode })
    expect(driven.run.entries.find(isInbound)?.request.via).toBe(response_mode)
    expect(driven.outcome('authorization-response/expected-mode')).toBe('pass')
    expect(driven.status('token-request')).toBe(200)
    expect(driven.found).toEqual([])
  })

  test('brings an error the same way, which is understood', async () => {
    const { run, analysis } = await driveWith({
      response_mode,
      authorizationParameters: [['prompt', 'none']],
    })
    expect(run.entries.find(isInbound)?.request.via).toBe(response_mode)
    expect(analysis.diagnoses[0]?.symptom.id).toBe('interaction-needed')
  })
})
