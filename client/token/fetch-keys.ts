import { connectionOf } from '../../core/import/connection-of.ts'
import { exchanges, type Run, type StepName } from '../../core/run.ts'
import { api, Problem, type RunView } from '../api.ts'

/**
 * Asks an issuer for its metadata and keys: ordinary messages of a run of their own, which is
 * kept like any other. Throws `Problem` when the backend refuses or a server does not answer.
 */
export async function fetchKeys(issuer: string): Promise<RunView> {
  const host = URL.canParse(issuer) ? new URL(issuer).host : issuer
  const connection = connectionOf({ metadata: {}, issuer }, { name: `Keys of ${host}` })
  const begun = await api.importRun({ version: 1, id: 'keys', connection, entries: [] })
  return ask(await ask(begun, 'discovery'), 'jwks')
}

async function ask(run: RunView, step: StepName): Promise<RunView> {
  const { entries } = await api.send(run.id, { step, edits: [], after: run.entries.length })
  const asked = { ...run, entries: [...run.entries, ...entries] }
  const problem = problemIn(asked)
  if (problem !== undefined) throw new Problem(0, { title: 'No keys came', detail: problem })
  return asked
}

function problemIn(run: Run): string | undefined {
  const outcome = exchanges(run).at(-1)?.outcome
  if (outcome?.kind === 'failed' || outcome?.kind === 'unknown') return outcome.entry.message
  if (outcome?.kind !== 'response') return undefined
  const { status } = outcome.entry.response
  return status === 200 ? undefined : `The server answered ${status}.`
}
