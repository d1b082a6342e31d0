import { type Analysis, analyse } from '../../core/analyse.ts'
import { type Run, type StepName, latest } from '../../core/run.ts'
import { walkTool } from '../server/faults/walk-tool.ts'
import { type TestTool, saveConnection } from '../server/routes/start-test-tool.ts'

/** A run at its end, with all that follows from it. */
export interface Driven {
  readonly run: Run
  readonly analysis: Analysis
  /** The outcome of a check, by its id. */
  readonly outcome: (check: string) => string | undefined
  /** What was found wrong, beside advice. */
  readonly found: readonly string[]
  /** The status of the answer to the latest message of a step. */
  readonly status: (step: StepName) => number | undefined
}

/** Saves a connection to this issuer in the tool, and walks a run of it as its page does. */
export async function drive(
  tool: TestTool,
  issuer: string,
  connection: Readonly<Record<string, unknown>>,
): Promise<Driven> {
  const redirect_uri = `${tool.origin}/callback`
  const { id } = await saveConnection(tool, issuer, { redirect_uri, ...connection })
  return driveRun(tool, id)
}

/** Walks a new run of a connection that is saved. */
export async function driveRun(tool: TestTool, connectionId: string): Promise<Driven> {
  const run = await walkTool(tool, await tool.call('POST', '/api/runs', { connectionId }))
  const analysis = await analyse(run)
  return {
    run,
    analysis,
    outcome: (id) => analysis.judged.find(({ check }) => check.id === id)?.verdict.outcome,
    found: analysis.findings.filter(({ severity }) => severity !== 'advice').map(({ id }) => id),
    status(step) {
      const outcome = latest(run, step)?.outcome
      return outcome?.kind === 'response' ? outcome.entry.response.status : undefined
    },
  }
}
