import { textOf } from '../../core/http.ts'
import { parameter } from '../../core/in-hand.ts'
import type { TextField } from '../../core/http.ts'
import { latest } from '../../core/run.ts'
import { api, type RunView } from '../api.ts'

/** Runs that are looked at; a login that waits is among the newest. */
const newest = 30

/** The run that waits for the callback with this `state`; undefined when none does. */
export async function waitingRun(parameters: readonly TextField[]): Promise<RunView | undefined> {
  const state = parameter(parameters, 'state')
  if (state === undefined) return undefined
  const { runs } = await api.runs(newest)
  for (const { id, tone } of runs) {
    const run = tone === 'neutral' ? await api.run(id) : undefined
    if (run && awaits(run, state)) return run
  }
  return undefined
}

function awaits(run: RunView, state: string): boolean {
  const authorization = latest(run, 'authorization-request')
  if (authorization?.outcome.kind !== 'pending') return false
  return textOf(authorization.sent.request.query, 'state') === state
}
