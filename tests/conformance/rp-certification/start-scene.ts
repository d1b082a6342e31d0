import { createHash } from 'node:crypto'
import { type Analysis, analyse } from '../../../core/analyse.ts'
import { nextStep } from '../../../core/derive/next-step.ts'
import { stepNamed } from '../../../core/flows.ts'
import type { Run, StepName } from '../../../core/run.ts'
import { startTenant } from '../../../server/tenant/tenant.ts'
import { advance } from '../../server/faults/walk-tool.ts'
import {
  type TestTool,
  newRun,
  readRun,
  saveConnection,
  startTestTool,
} from '../../server/routes/start-test-tool.ts'
import { webClient } from '../../server/tenant/test-clients.ts'
import type { CaseIssuer } from './case-issuer.ts'

const slugOf = (name: string) =>
  createHash('sha256').update(`case ${name}`).digest('hex').slice(0, 12)

/** The tool, and a tenant with an issuer for each case. To be closed by whoever starts it. */
export async function startScene(cases: readonly CaseIssuer[]) {
  const tool = await startTestTool()
  const redirect_uri = `${tool.origin}/callback`
  const tenant = await startTenant({
    ...{ host: '127.0.0.1', port: 0, apiPort: 0, database: ':memory:' },
    clients: [{ ...webClient, redirect_uris: [redirect_uri] }],
    issuers: cases.map(({ name, settings }) => ({ ...settings, slug: slugOf(name) })),
  })

  async function begin({ name, connection }: CaseIssuer, mode: 'strict' | 'inspect') {
    const saved = await saveConnection(tool, `${tenant.issuer}${slugOf(name)}/`, {
      client_id: webClient.client_id,
      client_secret: webClient.client_secret,
      scope: 'openid profile email offline_access',
      ...{ redirect_uri, mode },
      ...connection,
    })
    return newRun(tool, saved.id)
  }

  return {
    tool,
    async walk(of: CaseIssuer, mode: 'strict' | 'inspect'): Promise<Walked> {
      const { id } = await begin(of, mode)
      if (of.course === 'keys-first') {
        await advance(tool, id, stepNamed('discovery'))
        await advance(tool, id, stepNamed('jwks'))
      }
      const walked = await goOn(tool, id, of.course === 'denied' ? 'deny' : 'allow')
      if (of.course !== 'second-login') return walked
      await tool.call('POST', `/api/runs/${id}/draw`)
      await advance(tool, id, stepNamed('authorization-request'))
      return goOn(tool, id)
    },
    async close() {
      await tool.close()
      await tenant.close()
    },
  }
}

/** Sends what the tool offers until it offers nothing more, as “Run” does. */
export async function goOn(
  tool: TestTool,
  id: string,
  decision: 'allow' | 'deny' = 'allow',
): Promise<Walked> {
  for (;;) {
    const walked = await look(await readRun(tool, id))
    const step = walked.offered && stepNamed(walked.offered)
    if (!step || !(await advance(tool, id, step, decision))) return walked
  }
}

interface Walked {
  readonly run: Run
  readonly analysis: Analysis
  /** What the page offers next. */
  readonly offered: StepName | undefined
  /** What the flow would send next in inspect mode. */
  readonly wouldSend: StepName | undefined
}

async function look(run: Run): Promise<Walked> {
  const analysis = await analyse(run)
  const wouldSend = nextStep(run)?.name
  return { run, analysis, wouldSend, offered: analysis.verdict.stopped ? undefined : wouldSend }
}

/** The steps that were sent, in order. */
export const sentSteps = ({ entries }: Run): readonly StepName[] =>
  entries.flatMap((entry) => (entry.kind === 'sent' ? [entry.step] : []))
