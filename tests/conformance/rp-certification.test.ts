import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Analysis } from '../../core/analyse.ts'
import { isInbound } from '../../core/run.ts'
import { readRun, sendStep } from '../server/routes/start-test-tool.ts'
import { type CaseIssuer, caseId } from './rp-certification/case-issuer.ts'
import { acceptances } from './rp-certification/acceptances.ts'
import { formPostError } from './rp-certification/form-post-error.ts'
import { refusals } from './rp-certification/refusals.ts'
import { sentSteps, startScene } from './rp-certification/start-scene.ts'

let scene: Awaited<ReturnType<typeof startScene>>
beforeAll(async () => void (scene = await startScene([...refusals, ...acceptances, formPostError])))
afterAll(() => scene.close())

const named = <C extends CaseIssuer>(cases: readonly C[]) =>
  cases.map((each) => [caseId(each.name), each] as const)

const failedIn = ({ judged }: Analysis) =>
  judged.flatMap(({ check, verdict }) => (verdict.outcome === 'fail' ? [check.id] : []))

describe.each(named(refusals))('%s', (_id, refusal) => {
  const { stopsAt, never = 'userinfo' } = refusal

  test('stops a strict run, and the next message is neither offered nor sent', async () => {
    const { run, analysis, offered } = await scene.walk(refusal, 'strict')
    expect(failedIn(analysis)).toContain(stopsAt)
    expect(analysis.verdict.lead).toBe('A right client stops here:')
    expect(offered).toBeUndefined()
    const refused = await sendStep(scene.tool, run.id, never)
    expect(refused.json).toMatchObject({ code: 'strict-stop' })
    const recorded = await readRun(scene.tool, run.id)
    expect(sentSteps(recorded).length).toBe(sentSteps(run).length)
  })

  test('lets an inspected run go on, and says so', async () => {
    const { run, analysis } = await scene.walk(refusal, 'inspect')
    expect(failedIn(analysis)).toContain(stopsAt)
    expect(sentSteps(run)).toContain(never)
    expect(analysis.verdict.detail).toContain('A right client stops at the')
  })
})

describe.each(named(acceptances))('%s', (_id, { shows, toBe, warns = [], ...of }) => {
  test('holds in a strict run, and nothing is found wrong', async () => {
    const { run, analysis } = await scene.walk(of, 'strict')
    const found = analysis.findings.filter(({ severity }) => severity !== 'advice')
    expect(found.map(({ id }) => id)).toEqual(warns)
    expect(shows(run, analysis)).toEqual(toBe)
  })
})

describe(caseId(formPostError.name), () => {
  test('is taken from the posted form, understood and shown, and nothing follows', async () => {
    const { run, analysis, offered } = await scene.walk(formPostError, 'strict')
    expect(run.entries.find(isInbound)?.request).toMatchObject({ method: 'POST', via: 'form_post' })
    expect(analysis.verdict).toMatchObject({ tone: 'bad', step: 'authorization-response' })
    expect(analysis.findings[0]?.id).toBe('access-denied-by-user')
    expect(offered).toBeUndefined()
  })
})

test('A strict run that was stopped goes on when the person says so, and records in spite of what', async () => {
  const refusal = refusals.find(({ name }) => name === 'nonce-invalid')
  if (!refusal) throw new Error('there is no such case')
  const { run } = await scene.walk(refusal, 'strict')
  const after = run.entries.length
  const order = { step: 'userinfo', edits: [], after, anyway: true }
  const answer = await scene.tool.call('POST', `/api/runs/${run.id}/send`, order)
  expect(answer.json).toMatchObject({
    entries: [{ kind: 'sent', despite: 'id-token/nonce' }, {}, {}],
  })
  const { status } = await sendStep(scene.tool, run.id, 'refresh')
  expect(status).toBe(200)
})
