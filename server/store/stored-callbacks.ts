import type { Kysely } from 'kysely'
import type { Purpose } from '../../core/run.ts'
import { appendEntries } from './append.ts'
import type { StoredCallbacks } from './store.ts'
import type { ExplorerTables } from './tables.ts'

/** States that were sent, and the answers that came for them. */
export function storedCallbacks(database: Kysely<ExplorerTables>): StoredCallbacks {
  return {
    async find(states) {
      if (states.length === 0) return undefined
      const row = await database
        .selectFrom('callbacks')
        .innerJoin('runs', 'runs.id', 'callbacks.run_id')
        .select(['state', 'run_id', 'authorization_entry', 'purpose', 'connection_id'])
        .where('state', 'in', states)
        .orderBy((expression) => expression('arrivals', '>', 0))
        .orderBy('runs.number', 'desc')
        .orderBy('authorization_entry', 'desc')
        .limit(1)
        .executeTakeFirst()
      return (
        row && {
          state: row.state,
          runId: row.run_id,
          authorization: row.authorization_entry,
          purpose: row.purpose as Purpose,
          connectionId: row.connection_id,
        }
      )
    },

    async arrive({ state, runId, authorization }, entry, limit) {
      return database.transaction().execute(async (transaction) => {
        // Compare and set: of several at once, only one finds the state unused.
        const counted = await transaction
          .updateTable('callbacks')
          .set((expression) => ({ arrivals: expression('arrivals', '+', 1) }))
          .where('state', '=', state)
          .where('run_id', '=', runId)
          .where('authorization_entry', '=', authorization)
          .returning('arrivals')
          .executeTakeFirst()
        if (!counted) return undefined
        const first = counted.arrivals === 1
        if (counted.arrivals > limit) return { first }
        const appended = await appendEntries(transaction, runId, [entry])
        const recorded = typeof appended === 'string' ? undefined : appended[0]
        return recorded && { first, entry: recorded }
      })
    },
  }
}
