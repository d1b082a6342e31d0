import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import { tokensInHand } from '../../../core/in-hand.ts'
import type { Run } from '../../../core/run.ts'
import { createBrowser } from '../tenant/scripted-browser.ts'
import {
  type Answer,
  type TestTool,
  entriesOf,
  newRun,
  readRun,
  sendStep,
  startTestTool,
} from './start-test-tool.ts'

const backChannel = ['token-request', 'jwks', 'userinfo', 'api-request', 'refresh']

/** Everything the tool has answered, to be searched. */
const answers: string[] = []

async function walk(tool: TestTool, connectionId: string): Promise<Run> {
  const { id } = await newRun(tool, connectionId)
  await sendStep(tool, id, 'discovery')
  const { json } = await sendStep(tool, id, 'authorization-request')
  const { outside } = await createBrowser().authorize((json as { navigate: string }).navigate)
  const callback = outside ? outside.pathname + outside.search : ''
  await tool.call('GET', callback, undefined, { 'sec-fetch-site': 'cross-site' })
  for (const step of backChannel) keep(await sendStep(tool, id, step))
  return readRun(tool, id)
}

function keep(answer: Answer): Answer {
  answers.push(answer.text, JSON.stringify([...answer.headers]))
  return answer
}

const statusesOf = ({ entries }: Run) =>
  entries.flatMap((entry) =>
    entry.kind === 'received' && 'response' in entry ? [[entry.step, entry.response.status]] : [],
  )

describe('Against the built-in tenant', () => {
  let tool: TestTool
  let dataFolder: string
  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'oauth-flow-explorer-test-'))
    tool = await startTestTool({ dataFolder })
  })
  afterAll(async () => {
    await tool.close()
    await rm(dataFolder, { recursive: true, force: true })
  })

  test('asking what its tokens are worth raises no error and no warning', async () => {
    const { id } = await walk(tool, 'built-in')
    const { refresh_token = '' } = tokensInHand(await readRun(tool, id)) ?? {}
    const token = { change: 'set', where: 'body', name: 'token', index: 0 } as const
    // It leaves JWTs out, which is no failure, and answers for the refresh token.
    for (const edits of [[], [{ ...token, value: refresh_token }]]) {
      keep(await sendStep(tool, id, 'introspection', edits))
      const { findings, verdict } = await analyse(await readRun(tool, id))
      expect(findings.filter(({ severity }) => severity !== 'advice')).toEqual([])
      expect(verdict.lead).toBe('The flow is complete.')
    }
    const asked = statusesOf(await readRun(tool, id)).filter(([step]) => step === 'introspection')
    expect(asked.map(([, status]) => status)).toEqual([400, 200])
  })

  test.each(['built-in', 'built-in-public'])('the whole flow of %s succeeds', async (id) => {
    const run = await walk(tool, id)
    const expected = ['discovery', ...backChannel].map((step) => [step, 200])
    expect(statusesOf(run)).toEqual(expected)
  })

  test('a healthy run is complete, with nothing to mend', async () => {
    await walk(tool, 'built-in')
    const { json } = keep(await tool.call('GET', '/api/runs?limit=1'))
    expect(json).toMatchObject({ runs: [{ tone: 'good', status: 'complete' }] })
  })

  test('a saved run can still be refreshed after a restart, and so can a copy’s', async () => {
    const copy = await tool.call('POST', '/api/connections/built-in/duplicate')
    const runs = [await walk(tool, 'built-in'), await walk(tool, (copy.json as { id: string }).id)]
    const ports = await portsOf(tool)
    await tool.close()
    tool = await startTestTool({ dataFolder, ...ports })
    for (const { id } of runs) {
      const [last] = entriesOf(keep(await sendStep(tool, id, 'refresh'))).slice(-1)
      expect(last).toMatchObject({ kind: 'received', response: { status: 200 } })
    }
    expect(tokensInHand(await readRun(tool, runs[0]?.id ?? ''))?.refresh_token).toBeDefined()
  })

  test('on other ports the built-in connections follow, and others stay', async () => {
    const before = (await tool.call('GET', '/api/connections')).json as readonly object[]
    await tool.close()
    tool = await startTestTool({ dataFolder })
    const after = (await tool.call('GET', '/api/connections')).json as readonly object[]
    expect(after).toHaveLength(before.length)
    expect(after[0]).toMatchObject({ redirect_uri: `${tool.origin}/callback` })
    expect(statusesOf(await walk(tool, 'built-in'))).toContainEqual(['token-request', 200])
  })

  test('neither token nor secret is in a log line; no file holds the secret but the key’s owner may read it', async () => {
    const run = await walk(tool, 'built-in')
    const tokens = tokensInHand(run)
    for (const token of [tokens?.access_token, tokens?.id_token, tokens?.refresh_token]) {
      expect(token).toBeTruthy()
      expect(tool.log()).not.toContain(token)
    }
    expect(tool.log()).toBe('')
    const files = await readdir(dataFolder)
    expect(files).toContain('key')
    const [explorer] = await Promise.all([readFile(join(dataFolder, 'explorer.sqlite'), 'latin1')])
    expect(explorer).not.toContain('"client_secret":"')
  })
})

async function portsOf(tool: TestTool) {
  const { json } = await tool.call('GET', '/api/session')
  const { builtIn } = json as { builtIn: { issuer: string; apiOrigin: string } }
  return {
    port: Number(new URL(tool.origin).port),
    tenantPort: Number(new URL(builtIn.issuer).port),
    apiPort: Number(new URL(builtIn.apiOrigin).port),
  }
}
