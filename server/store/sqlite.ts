import { type SqliteDatabase, type SqliteStatement, SqliteDialect, Kysely } from 'kysely'
import Libsql from 'libsql'
import { damagedText } from './stored-json.ts'

/**
 * Opens a SQLite database behind Kysely, in write-ahead-log mode so that a killed process loses
 * nothing that was committed, each commit written through to the disk, so that a power cut does not
 * either: a request must be known before it leaves. `file` is a path, or `:memory:`. Throws when the
 * file is not a database or cannot be created.
 */
export function openSqlite<Tables>(file: string): Kysely<Tables> {
  const database = new Libsql(file)
  refuseDamagedSchema(database)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('busy_timeout = 5000')
  database.pragma('foreign_keys = ON')
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: readingBytes(database) }) })
}

/** libsql aborts the process at names and types that are no UTF-8 as well. */
function refuseDamagedSchema(database: Libsql.Database): void {
  const schema = database.prepare('select cast(sql as blob) as sql from sqlite_master')
  const texts = schema.all().flatMap((row) => Object.values(decoded(row)))
  if (!texts.includes(damagedText)) return
  throw Object.assign(new Error('The schema of the database is damaged'), {
    code: 'SQLITE_CORRUPT',
  })
}

/**
 * The database with every text read as bytes and decoded here. Where a damaged text is no UTF-8,
 * libsql would abort the whole process.
 */
function readingBytes(database: Libsql.Database): SqliteDatabase {
  return {
    close: () => close(database),
    prepare(sql): SqliteStatement {
      const statement = database.prepare(sql)
      if (!/^select\b/i.test(sql)) return statement
      const columns = statement.columns().map(({ name }) => `"${name.replaceAll('"', '""')}"`)
      const bytes = columns.map(
        (name) =>
          `case typeof(${name}) when 'text' then cast(${name} as blob) else ${name} end as ${name}`,
      )
      const inner = database.prepare(`select ${bytes.join(', ')} from (${sql})`)
      return {
        reader: true,
        all: (parameters) => inner.all(parameters).map(decoded),
        run: (parameters) => inner.run(parameters),
        *iterate(parameters) {
          for (const row of inner.iterate(parameters)) yield decoded(row)
        },
      }
    },
  }
}

/** libsql keeps a file open while a statement is not collected, so what is logged is put in its place here. */
function close(database: Libsql.Database): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // It stays in the log, from which the next start reads it.
  }
  database.close()
}

/** No column holds bytes of its own. One damaged text must not take the other rows away. */
function decoded(row: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row as object).map(([name, value]: [string, unknown]) => [
      name,
      value instanceof ArrayBuffer ? textOf(value) : value,
    ]),
  )
}

function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return damagedText
  }
}
