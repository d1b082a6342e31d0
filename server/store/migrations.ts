import { type Kysely, type Transaction, sql } from 'kysely'
import type { Entry } from '../../core/run.ts'
import { indexSessions } from './append.ts'
import { whole } from './stored-json.ts'
import type { ExplorerTables } from './tables.ts'

type Migration = (database: Transaction<ExplorerTables>) => Promise<void>

/** The schema's versions, each a step from the one before. A released step never changes. */
const migrations: readonly Migration[] = [createTables, createSessions]

/**
 * Brings the database to the newest version, in one transaction. Throws when it was written by a
 * newer release, which this one could damage.
 */
export async function migrate(database: Kysely<ExplorerTables>): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute()
    const row = await transaction.selectFrom('schema_version').select('version').executeTakeFirst()
    const version = row?.version ?? 0
    if (version > migrations.length) {
      throw new Error(
        `The data was written by a newer release (schema ${version}; this one knows ${migrations.length}). Use that release, or another data folder.`,
      )
    }
    for (const step of migrations.slice(version)) await step(transaction)
    await transaction.deleteFrom('schema_version').execute()
    await transaction.insertInto('schema_version').values({ version: migrations.length }).execute()
  })
}

async function createTables({ schema }: Transaction<ExplorerTables>): Promise<void> {
  await schema
    .createTable('connections')
    .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('built_in', 'integer', (column) => column.notNull())
    .addColumn('connection_json', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createTable('secrets')
    .addColumn('connection_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('ciphertext', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('secrets_key', ['connection_id', 'name'])
    .execute()
  await schema
    .createTable('runs')
    .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('connection_id', 'text', (column) => column.notNull())
    .addColumn('connection_json', 'text', (column) => column.notNull())
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .addColumn('updated_at', 'integer', (column) => column.notNull())
    .execute()
  await schema
    .createTable('entries')
    .addColumn('run_id', 'text', (column) =>
      column.notNull().references('runs.id').onDelete('cascade'),
    )
    .addColumn('id', 'integer', (column) => column.notNull())
    .addColumn('entry_json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('entries_key', ['run_id', 'id'])
    .modifyEnd(sql`without rowid`)
    .execute()
  await schema
    .createTable('in_flight')
    .addColumn('run_id', 'text', (column) =>
      column.notNull().references('runs.id').onDelete('cascade'),
    )
    .addColumn('entry_id', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('in_flight_key', ['run_id', 'entry_id'])
    .execute()
  await schema
    .createTable('callbacks')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('run_id', 'text', (column) =>
      column.notNull().references('runs.id').onDelete('cascade'),
    )
    .addColumn('authorization_entry', 'integer', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('arrivals', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('callbacks_key', ['state', 'run_id', 'authorization_entry'])
    .execute()
}

/** The index of sessions, filled with what the runs of the release before have recorded. */
async function createSessions(transaction: Transaction<ExplorerTables>): Promise<void> {
  await transaction.schema
    .createTable('sessions')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('run_id', 'text', (column) =>
      column.notNull().references('runs.id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('sessions_key', ['name', 'value', 'run_id'])
    .modifyEnd(sql`without rowid`)
    .execute()
  // A run that is deleted takes its rows along, which would be searched for from the start.
  await transaction.schema.createIndex('sessions_of_run').on('sessions').column('run_id').execute()
  for (const { id } of await transaction.selectFrom('runs').select('id').execute()) {
    const rows = await transaction
      .selectFrom('entries')
      .select('entry_json')
      .where('run_id', '=', id)
      .execute()
    for (const { entry_json } of rows) {
      const entry = whole<Entry>(entry_json)
      if (entry) await indexSessions(transaction, id, entry)
    }
  }
}
