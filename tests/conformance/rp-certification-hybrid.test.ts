import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { latest } from '../../core/run.ts'
import { newRun, saveConnection, startTestTool } from '../server/routes/start-test-tool.ts'
import { caseId } from './rp-certification/case-issuer.ts'
import { type HybridCase, hybridCases } from './rp-certification/hybrid-cases.ts'
import { goOn, sentSteps } from './rp-certification/start-scene.ts'
import { startProvider } from './start-provider.ts'

const credentials = { client_id: 'acme', client_secret: 'a secret of these tests, long enough' }
const response_type = 'code id_token token'

/** The tool beside an issuer that makes the hashes of its ID Tokens so. */
async function startScene({ hashed }: HybridCase) {
  const tool = await startTestTool()
  const redirect_uri = `${tool.origin}/callback`
  const server = await startProvider({ responseTypes: [response_type] }, [
    {
      ...credentials,
      ...{ redirect_uris: [redirect_uri], response_types: [response_type] },
      grant_types: ['implicit', 'authorization_code'],
      application_type: 'native',
    },
  ])
  server.provider.IdToken.prototype.set = function (claim, value: unknown) {
    const isHash = claim === 'at_hash' || claim === 'c_hash'
    const changed = isHash ? hashed(claim, String(value)) : value
    if (changed !== undefined) this.extra[claim] = changed
  }
  return {
    async walk(mode: 'strict' | 'inspect') {
      const draft = { ...credentials, ...{ redirect_uri, response_type, mode }, scope: 'openid' }
      const basic = { clientAuthentication: 'client_secret_basic' }
      const { id } = await saveConnection(tool, server.issuer, { ...draft, ...basic })
      return goOn(tool, (await newRun(tool, id)).id)
    },
    async close() {
      await tool.close()
      await server.close()
    },
  }
}

type Scene = Awaited<ReturnType<typeof startScene>>

const named = (cases: readonly HybridCase[]) =>
  cases.map((each) => [caseId(each.name), each] as const)

/** The scene of one case, for the tests of its description. */
function sceneOf(each: HybridCase): () => Scene {
  let scene: Scene | undefined
  beforeAll(async () => void (scene = await startScene(each)))
  afterAll(() => scene?.close())
  return () => {
    if (!scene) throw new Error('The scene was not started')
    return scene
  }
}

describe.each(named(hybridCases.filter(({ stopsAt }) => stopsAt)))('%s', (_id, each) => {
  const scene = sceneOf(each)

  test('stops a strict run before the code or a token is used', async () => {
    const { run, analysis } = await scene().walk('strict')
    const outcomes = new Map(analysis.judged.map(({ check, verdict }) => [check.id, verdict]))
    expect(outcomes.get(each.stopsAt ?? '')?.outcome).toBe('fail')
    expect(analysis.verdict.lead).toBe('A right client stops here:')
    expect(sentSteps(run)).not.toContain('token-request')
    expect(sentSteps(run)).not.toContain('userinfo')
  })

  test('lets an inspected run go on, and says so', async () => {
    const { run, analysis } = await scene().walk('inspect')
    expect(sentSteps(run)).toContain('userinfo')
    expect(analysis.verdict.detail).toContain('A right client stops at the ID Token')
  })
})

describe.each(named(hybridCases.filter(({ stopsAt }) => !stopsAt)))('%s', (_id, each) => {
  const scene = sceneOf(each)

  test('holds in a strict run, with a nonce that was sent', async () => {
    const { run, analysis } = await scene().walk('strict')
    const { query = [] } = latest(run, 'authorization-request')?.sent.request ?? {}
    expect(query.map(([name]) => name)).toContain('nonce')
    expect(sentSteps(run)).toContain('userinfo')
    const found = analysis.findings.filter(({ severity }) => severity !== 'advice')
    expect(found.map(({ id }) => id)).toEqual([])
  })
})
