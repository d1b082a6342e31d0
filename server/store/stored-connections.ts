import { type Kysely, sql } from 'kysely'
import type { Connection } from '../../core/connection.ts'
import type { Ciphertexts } from '../secrets/custody.ts'
import type { SavedConnection, StoredConnections } from './store.ts'
import { whole } from './stored-json.ts'
import type { ExplorerTables } from './tables.ts'

/** Connections in the database. */
export function storedConnections(database: Kysely<ExplorerTables>): StoredConnections {
  const selected = () =>
    database
      .selectFrom('connections')
      .select(['id', 'built_in', 'connection_json'])
      .select(hasSecret('connections.id').as('has_secret'))
  return {
    async all() {
      const rows = await selected().orderBy('built_in', 'desc').orderBy('position').execute()
      return rows.map((row) => connectionOf(row) ?? damagedConnection(row.id, row.built_in === 1))
    },
    async get(id) {
      const row = await selected().where('id', '=', id).executeTakeFirst()
      return row && (connectionOf(row) ?? damagedConnection(row.id, row.built_in === 1))
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

/** The connection in a row, with whether it has a secret; undefined when the row is damaged. */
export function connectionOf(row: {
  connection_json: string
  has_secret: number
}): Connection | undefined {
  const saved = whole<SavedConnection>(row.connection_json)
  return saved && { ...saved, hasSecret: row.has_secret === 1 }
}

/** What stands in a list for a connection that cannot be read: to be entered again, or deleted. */
export function damagedConnection(id: string, builtIn: boolean): Connection {
  return {
    ...{ id, builtIn, name: `Damaged connection ${id}`, issuer: '', client_id: '' },
    ...{ clientAuthentication: 'none', basicFormEncoded: true, hasSecret: false },
    ...{ redirect_uri: '', scope: '', audience: '', pkce: 'S256', authorizationParameters: [] },
    ...{ api: { method: 'GET', url: '', headers: [] }, metadata: {} },
  }
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
