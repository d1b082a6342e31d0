import type { RunHead } from '../store/store.ts'
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

const unreadable: RunJudgement = {
  tone: 'bad',
  status: 'unreadable',
  summary: 'This run cannot be read: what is recorded of it is damaged. The others are not.',
}

/** A function that summarises runs. A run is judged again only when it has changed. */
export function createSummaries({
  store,
  judgeRun,
}: AppParts): (run: RunHead) => Promise<RunSummary> {
  const kept = new Map<string, RunJudgement>()
  // One run that cannot be read or judged must not take the list of all others away.
  const judge = async (head: RunHead): Promise<RunJudgement> => {
    if (head.damaged) return unreadable
    try {
      return await judgeRun((await store.runs.get(head.id)) ?? { ...head, entries: [] })
    } catch {
      return unreadable
    }
  }
  return async (head) => {
    const { id, number, createdAt, updatedAt, connection } = head
    const key = `${id} ${head.entryCount} ${connection.hasSecret}`
    const judgement = kept.get(key) ?? (await judge(head))
    kept.delete(key)
    kept.set(key, judgement)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    const { name: connectionName, id: connectionId } = connection
    return { id, number, connectionName, connectionId, createdAt, updatedAt, ...judgement }
  }
}
