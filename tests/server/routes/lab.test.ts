import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import type { Run } from '../../../core/run.ts'
import { faults } from '../../../server/faults/all.ts'
import { createBrowser } from '../tenant/scripted-browser.ts'
import {
  type TestTool,
  codeOf,
  entriesOf,
  readRun,
  sendStep,
  startTestTool,
} from './start-test-tool.ts'

let tool: TestTool
beforeAll(async () => void (tool = await startTestTool()))
afterAll(() => tool.close())

/** Begins a run of the lab and goes as far as the token request. */
async function logInAtFault(fault: string): Promise<Run> {
  const { json } = await tool.call('POST', `/api/lab/${fault}/runs`, {})
  const { id } = json as Run
  await sendStep(tool, id, 'discovery')
  const sent = await sendStep(tool, id, 'authorization-request')
  const { outside } = await createBrowser().authorize((sent.json as { navigate: string }).navigate)
  const callback = outside ? outside.pathname + outside.search : ''
  await tool.call('GET', callback, undefined, { 'sec-fetch-site': 'cross-site' })
  await sendStep(tool, id, 'token-request')
  return readRun(tool, id)
}

describe('The lab', () => {
  test('lists every fault with its symptom', async () => {
    const { json } = await tool.call('GET', '/api/lab')
    const { faults } = json as { faults: { symptom: string }[] }
    expect(faults.length).toBeGreaterThanOrEqual(50)
    expect(faults.every(({ symptom }) => symptom !== '')).toBe(true)
  })

  test('a run against a fault meets that fault, through the whole tool', async () => {
    const { findings } = await analyse(await logInAtFault('code-expired'))
    const declared = faults.find(({ id }) => id === 'code-expired')?.revealedBy
    expect(findings[0]?.id).toBe(declared)
  })

  test('a secret that a fault needs differently is used and never shown', async () => {
    const run = await logInAtFault('basic-not-decoded')
    expect(run.connection.hasSecret).toBe(true)
    expect(JSON.stringify(run)).not.toContain('+/&=')
  })

  test('its name and issuer do not give the cause away', async () => {
    const { json } = await tool.call('POST', '/api/lab/code-expired/runs', {})
    const { connection } = json as Run
    expect(`${connection.name} ${connection.issuer}`).not.toMatch(/code|expired/)
  })

  test('its connections do not stand in the person’s list, and can be begun again', async () => {
    const { json } = await tool.call('POST', '/api/lab/nonce-missing/runs', {})
    const { connection } = json as Run
    const listed = await tool.call('GET', '/api/connections')
    expect(listed.text).not.toContain(connection.id)
    const again = await tool.call('POST', '/api/runs', { connectionId: connection.id })
    expect(again.status).toBe(201)
  })

  test('a fault that does not exist is said so', async () => {
    expect(codeOf(await tool.call('POST', '/api/lab/nothing/runs', {}))).toBe('fault-not-found')
  })
})

describe('Probes and experiments', () => {
  test('a probe is recorded as one and changes no step', async () => {
    const { json } = await tool.call('POST', '/api/runs', { connectionId: 'built-in' })
    const { id } = json as Run
    const answer = await tool.call('POST', `/api/runs/${id}/probe`, {
      probe: 'discovery',
      after: 1,
    })
    expect(entriesOf(answer).every(({ purpose }) => purpose === 'probe')).toBe(true)
  })

  test('an experiment carries its name', async () => {
    const run = await logInAtFault('code-expired')
    const answer = await tool.call('POST', `/api/runs/${run.id}/experiment`, {
      experiment: 'other-client-authentication',
      after: run.entries.length,
    })
    expect(entriesOf(answer)[0]).toMatchObject({ experiment: 'other-client-authentication' })
  })

  test.each([
    ['probe', { probe: 'nothing', after: 1 }],
    ['experiment', { experiment: 'nothing', after: 1 }],
  ])('a made-up %s is refused', async (kind, body) => {
    const { json } = await tool.call('POST', '/api/runs', { connectionId: 'built-in' })
    const { id } = json as Run
    expect(codeOf(await tool.call('POST', `/api/runs/${id}/${kind}`, body))).toBe('trial-not-found')
  })
})
