import { type Kysely, sql } from 'kysely'
import type { Connection } from '../../core/connection.ts'
import type { Ciphertexts } from '../secrets/custody.ts'
import type { SavedConnection, StoredConnections } from './store.ts'
import type { ExplorerTables } from './tables.ts'

/** Connections in the database. */
export function storedConnections(database: Kysely<ExplorerTables>): StoredConnections {
  const selected = () =>
    database
      .selectFrom('connections')
      .select('connection_json')
      .select(hasSecret('connections.id').as('has_secret'))
  return {
    async all() {
      const rows = await selected().orderBy('built_in', 'desc').orderBy('position').execute()
      return readable(rows, connectionOf)
    },
    async get(id) {
      const row = await selected().where('id', '=', id).executeTakeFirst()
      return row && connectionOf(row)
    },
    async put(connection) {
      const written = {
        built_in: connection.builtIn ? 1 : 0,
        connection_json: JSON.stringify(connection),
      }
      await database
        .insertInto('connections')
        .values({ id: connection.id, ...written })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(written))
        .execute()
    },
    async delete(id) {
      const { numDeletedRows } = await database
        .deleteFrom('connections')
        .where('id', '=', id)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

/** Whether a client secret is stored for the connection of that column; 1 or 0. */
export function hasSecret(connectionColumn: string) {
  return sql<number>`exists (select 1 from secrets where connection_id = ${sql.ref(connectionColumn)} and name = 'client_secret')`
}

/** The connection in a row, with whether it has a secret. */
export function connectionOf(row: { connection_json: string; has_secret: number }): Connection {
  const saved = JSON.parse(row.connection_json) as SavedConnection
  return { ...saved, hasSecret: row.has_secret === 1 }
}

/** What can be read of the rows: a damaged one must not take the others away. */
export function readable<Row, Found>(rows: readonly Row[], read: (row: Row) => Found): Found[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)]
    } catch {
      return []
    }
  })
}

/** Encrypted secrets in the database. */
export function storedCiphertexts(database: Kysely<ExplorerTables>): Ciphertexts {
  return {
    async get(connection_id, name) {
      const row = await database
        .selectFrom('secrets')
        .select('ciphertext')
        .where('connection_id', '=', connection_id)
        .where('name', '=', name)
        .executeTakeFirst()
      return row?.ciphertext
    },
    async put(connection_id, name, ciphertext) {
      await database
        .insertInto('secrets')
        .values({ connection_id, name, ciphertext })
        .onConflict((conflict) =>
          conflict.columns(['connection_id', 'name']).doUpdateSet({ ciphertext }),
        )
        .execute()
    },
    async delete(connection_id, name) {
      await database
        .deleteFrom('secrets')
        .where('connection_id', '=', connection_id)
        .where('name', '=', name)
        .execute()
    },
  }
}
