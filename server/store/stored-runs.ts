import type { Kysely, Selectable } from 'kysely'
import type { Entry } from '../../core/run.ts'
import { appendEntries } from './append.ts'
import type { RunHead, StoredRun, StoredRuns } from './store.ts'
import { connectionOf, damagedConnection, hasSecret } from './stored-connections.ts'
import { damaged, wholeOrThrow } from './stored-json.ts'
import type { ExplorerTables } from './tables.ts'

/** Runs and their entries in the database. */
export function storedRuns(database: Kysely<ExplorerTables>): StoredRuns {
  const selected = () =>
    database
      .selectFrom('runs')
      .select(['id', 'number', 'connection_id', 'connection_json', 'created_at', 'updated_at'])
      .select(hasSecret('runs.connection_id').as('has_secret'))
  const entriesAfter = async (id: string, after: number): Promise<Entry[]> => {
    const rows = await database
      .selectFrom('entries')
      .select('entry_json')
      .where('run_id', '=', id)
      .where('id', '>', after)
      .orderBy('id')
      .execute()
    return rows.map(({ entry_json }) => wholeOrThrow<Entry>(entry_json))
  }
  const get = async (id: string): Promise<StoredRun | undefined> => {
    const row = await selected().where('id', '=', id).executeTakeFirst()
    if (!row) return undefined
    const { damaged: isDamaged, ...head } = headOf(row)
    if (isDamaged) throw damaged()
    return { ...head, entries: await entriesAfter(id, 0) }
  }
  const exists = async (id: string): Promise<boolean> =>
    (await database.selectFrom('runs').select('id').where('id', '=', id).executeTakeFirst()) !==
    undefined

  return {
    get,
    async create(id, connection, entries) {
      const now = Date.now()
      await database.transaction().execute(async (transaction) => {
        const connection_json = JSON.stringify(connection)
        await transaction
          .insertInto('runs')
          .values({
            ...{ id, connection_id: connection.id, connection_json },
            ...{ created_at: now, updated_at: now },
          })
          .execute()
        await appendEntries(transaction, id, entries)
        // What was recorded elsewhere is not in flight here.
        await transaction.deleteFrom('in_flight').where('run_id', '=', id).execute()
      })
      const run = await get(id)
      if (!run) throw new Error('The run that was just made is not there')
      return run
    },
    async list(limit, before) {
      const query = selected()
        .select((expression) =>
          expression
            .selectFrom('entries')
            .select(({ fn }) => fn.max('entries.id').as('last'))
            .whereRef('entries.run_id', '=', 'runs.id')
            .as('entry_count'),
        )
        .orderBy('number', 'desc')
        .limit(limit)
      const rows = await (
        before === undefined
          ? query
          : query.where('number', '<', (expression) =>
              expression
                .selectFrom('runs as other')
                .select('other.number')
                .where('other.id', '=', before),
            )
      ).execute()
      return rows.map((row) => ({ ...headOf(row), entryCount: row.entry_count ?? 0 }))
    },
    async ofSession(connectionId, [name, value], limit) {
      const rows = await database
        .selectFrom('sessions')
        .innerJoin('runs', 'runs.id', 'sessions.run_id')
        .select('runs.id')
        .where('name', '=', name)
        .where('value', '=', value)
        .where('connection_id', '=', connectionId)
        .orderBy('runs.number', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },
    async delete(id) {
      const { numDeletedRows } = await database
        .deleteFrom('runs')
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    async entriesAfter(id, after) {
      const entries = await entriesAfter(id, after)
      return entries.length > 0 || (await exists(id)) ? entries : undefined
    },
    append: (id, entries, options) =>
      database
        .transaction()
        .execute((transaction) => appendEntries(transaction, id, entries, options)),
  }
}

type RunRow = Pick<
  Selectable<ExplorerTables['runs']>,
  'id' | 'number' | 'connection_id' | 'created_at' | 'updated_at'
> &
  Parameters<typeof connectionOf>[0]

function headOf(row: RunRow): Omit<RunHead, 'entryCount'> {
  const connection = connectionOf(row)
  return {
    version: 1,
    id: row.id,
    number: row.number,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    connection: connection ?? damagedConnection(row.connection_id, false),
    ...(!connection && { damaged: true as const }),
  }
}
