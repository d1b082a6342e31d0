import { SqliteDialect, Kysely } from 'kysely'
import Libsql from 'libsql'

/**
 * Opens a SQLite database behind Kysely, in write-ahead-log mode so that a killed process loses
 * nothing that was committed. `file` is a path, or `:memory:`. Throws when the file is not a
 * database or cannot be created.
 */
export function openSqlite<Tables>(file: string): Kysely<Tables> {
  const database = new Libsql(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.pragma('busy_timeout = 5000')
  database.pragma('foreign_keys = ON')
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
}
