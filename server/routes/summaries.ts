import type { StoredRun } from '../store/store.ts'
import type { AppParts, RunJudgement } from './parts.ts'

/** A run as the list of runs shows it. */
export interface RunSummary extends RunJudgement {
  readonly id: string
  readonly number: number
  readonly connectionName: string
  readonly connectionId: string
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly updatedAt: number
}

/** Judgements kept, so that a list of old runs is not judged again each time. */
const mostKept = 500

/** A function that summarises runs. A run is judged again only when it has changed. */
export function createSummaries({ judgeRun }: AppParts): (run: StoredRun) => Promise<RunSummary> {
  const kept = new Map<string, RunJudgement>()
  return async (run) => {
    const { id, number, createdAt, updatedAt, connection } = run
    const key = `${id} ${run.entries.length} ${connection.hasSecret}`
    const judgement = kept.get(key) ?? (await judgeRun(run))
    kept.delete(key)
    kept.set(key, judgement)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    const { name: connectionName, id: connectionId } = connection
    return { id, number, connectionName, connectionId, createdAt, updatedAt, ...judgement }
  }
}
