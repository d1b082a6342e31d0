import type { Transaction } from 'kysely'
import type { Entry, NewEntry } from '../../core/run.ts'
import { sessionsIn } from '../../core/sessions.ts'
import type { AppendOptions, Appended } from './store.ts'
import type { ExplorerTables } from './tables.ts'

/** SQLite takes so many values in one statement, and a row has three. */
const rowsAtOnce = 5_000

/**
 * Gives the entries their places and the time, and writes them with what follows from them: which
 * requests are in flight, which states may come back, and whose sessions the run is of.
 */
export async function appendEntries(
  transaction: Transaction<ExplorerTables>,
  runId: string,
  entries: readonly NewEntry[],
  { after, states = [] }: AppendOptions = {},
): Promise<Appended> {
  const at = Date.now()
  const touched = await transaction
    .updateTable('runs')
    .set({ updated_at: at })
    .where('id', '=', runId)
    .executeTakeFirst()
  if (touched.numUpdatedRows === 0n) return 'gone'
  const last = await lastEntry(transaction, runId)
  if (after !== undefined && after !== last) return 'moved-on'
  const placed: Entry[] = entries.map((entry, index) => ({ at, ...entry, id: last + 1 + index }))
  for (let start = 0; start < placed.length; start += rowsAtOnce) {
    const rows = placed.slice(start, start + rowsAtOnce).map((entry) => rowOf(runId, entry))
    await transaction.insertInto('entries').values(rows).execute()
  }
  for (const entry of placed) {
    await trackFlight(transaction, runId, entry)
    await indexSessions(transaction, runId, entry)
    if (entry.kind === 'sent') await bind(transaction, runId, entry, states)
  }
  return placed
}

function rowOf(runId: string, entry: Entry): ExplorerTables['entries'] {
  return { run_id: runId, id: entry.id, entry_json: JSON.stringify(entry) }
}

async function lastEntry(transaction: Transaction<ExplorerTables>, runId: string): Promise<number> {
  const row = await transaction
    .selectFrom('entries')
    .select('id')
    .where('run_id', '=', runId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? 0
}

/** A back-channel request is in flight from its commit until an outcome is recorded. */
async function trackFlight(
  transaction: Transaction<ExplorerTables>,
  runId: string,
  entry: Entry,
): Promise<void> {
  if (entry.kind === 'sent' && entry.channel === 'back') {
    await transaction
      .insertInto('in_flight')
      .values({ run_id: runId, entry_id: entry.id })
      .execute()
  }
  if (entry.kind === 'observed' || !('inReplyTo' in entry) || entry.inReplyTo === undefined) return
  await transaction
    .deleteFrom('in_flight')
    .where('run_id', '=', runId)
    .where('entry_id', '=', entry.inReplyTo)
    .execute()
}

/** So that a notice of the end of a session finds its runs without reading all of them. */
export async function indexSessions(
  transaction: Transaction<ExplorerTables>,
  runId: string,
  entry: Entry,
): Promise<void> {
  for (const [name, value] of sessionsIn(entry)) {
    await transaction
      .insertInto('sessions')
      .values({ name, value, run_id: runId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

async function bind(
  transaction: Transaction<ExplorerTables>,
  runId: string,
  { id, purpose }: Entry,
  states: readonly string[],
): Promise<void> {
  for (const state of new Set(states)) {
    await transaction
      .insertInto('callbacks')
      .values({ state, run_id: runId, authorization_entry: id, purpose, arrivals: 0 })
      .execute()
  }
}
