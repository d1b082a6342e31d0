import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyse } from '../core/analyse.ts'
import type { Finding } from '../core/derive/findings.ts'
import type { Run } from '../core/run.ts'
import { faults } from '../server/faults/all.ts'
import type { Fault } from '../server/faults/fault.ts'
import { faultList, opaqueSlug } from '../server/faults/issuers.ts'
import { startLab } from './server/faults/lab.ts'
import { walkTool } from './server/faults/walk-tool.ts'
import { walk } from './server/faults/walk.ts'
import { type TestTool, startTestTool } from './server/routes/start-test-tool.ts'

const isProvenTrouble = ({ severity, status }: Finding) =>
  severity !== 'advice' && status === 'proven'

const idsOf = (findings: readonly Finding[]) => findings.map(({ id }) => id)

/** The top finding is the one that the fault declares, no other stands beside it, advice is listed. */
async function expectRevealed(fault: Fault, run: Run): Promise<void> {
  const [top, ...others] = (await analyse(run)).findings
  expect(top?.id).toBe(fault.revealedBy)
  expect(idsOf(others.filter(isProvenTrouble))).toEqual([])
  const advice = others.filter(({ severity }) => severity === 'advice')
  expect(idsOf(advice)).toEqual(fault.advice ?? [])
}

const cases = (chosen: readonly Fault[]) => chosen.map((fault) => [fault.id, fault] as const)

describe('At random slugs and ports', () => {
  const drawn = new Map(faults.map(({ id }) => [id, randomBytes(9).toString('base64url')]))
  let lab: Awaited<ReturnType<typeof startLab>>
  beforeAll(async () => void (lab = await startLab((id) => drawn.get(id) ?? '')))
  afterAll(() => lab.close())

  test('the conforming tenant raises nothing', async () => {
    const { connection, secret } = lab.conforming
    expect((await analyse(await walk(connection, secret))).findings).toEqual([])
  })

  describe.concurrent('each fault is revealed', () => {
    test.each(cases(faults))('%s', async (_id, fault) => {
      const { connection, secret } = lab.of(fault)
      await expectRevealed(fault, await walk(connection, secret))
    })
  })
})

/** These keep the tool waiting for its whole deadline, or show in a page that it never sees. */
const unseenByTool = /drips|hangs|^callback-url-|^client-not-/

describe('By the tool’s own API, at the lab’s slugs', () => {
  let tool: TestTool
  beforeAll(async () => void (tool = await startTestTool()))
  afterAll(() => tool.close())

  test('the conforming tenant raises nothing', async () => {
    const started = await tool.call('POST', '/api/runs', { connectionId: 'built-in' })
    expect((await analyse(await walkTool(tool, started))).findings).toEqual([])
  })

  describe.concurrent('each fault is revealed', () => {
    test.each(cases(faults.filter(({ id }) => !unseenByTool.test(id))))('%s', async (id, fault) => {
      const started = await tool.call('POST', `/api/lab/${id}/runs`)
      await expectRevealed(fault, await walkTool(tool, started))
    })
  })
})

describe('The faults', () => {
  test('there are at least fifty, and at most a tenth show by the transport alone', () => {
    expect(faults.length).toBeGreaterThanOrEqual(50)
    const byTransport = faults.filter(({ transport }) => transport)
    expect(byTransport.length).toBeLessThanOrEqual(faults.length / 10)
  })

  test('each has an id and a slug of its own', () => {
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length)
    expect(new Set(faultList().map(({ slug }) => slug)).size).toBe(faults.length)
  })

  test('a slug is the same at every start and says nothing', () => {
    for (const { id, slug } of faultList()) {
      expect(slug).toBe(opaqueSlug(id))
      expect(slug).toMatch(/^[0-9a-f]{12}$/)
    }
  })

  test('a symptom does not give the title away', () => {
    for (const { title, symptom } of faults) expect(symptom).not.toContain(title)
  })
})
