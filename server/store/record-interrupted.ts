import type { Kysely } from 'kysely'
import type { Entry } from '../../core/run.ts'
import { appendEntries } from './append.ts'
import { whole } from './stored-json.ts'
import type { ExplorerTables } from './tables.ts'

const message =
  'The tool ended before an answer was recorded. The request may have reached the server, so it is not sent again by itself. See the server’s log, or send it again yourself; a code or a refresh token may be used up, and then log in again.'

/** Records an unknown outcome for every request that was in flight when the process ended. */
export async function recordInterrupted(database: Kysely<ExplorerTables>): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('in_flight')
      .innerJoin('entries', (join) =>
        join
          .onRef('entries.run_id', '=', 'in_flight.run_id')
          .onRef('entries.id', '=', 'in_flight.entry_id'),
      )
      .select(['entries.run_id', 'entry_json'])
      .orderBy('entries.id')
      .execute()
    for (const { run_id, entry_json } of rows) {
      const entry = whole<Entry>(entry_json)
      // A damaged one has no outcome to be recorded, and must not keep the tool from starting.
      if (!entry) continue
      const { id, step, purpose } = entry
      const code = 'interrupted'
      await appendEntries(transaction, run_id, [
        { kind: 'unknown', step, purpose, inReplyTo: id, code, message },
      ])
    }
  })
}
