import { join } from 'node:path'
import { sql } from 'kysely'
import { openSqlite } from './sqlite.ts'

/**
 * Claims a data folder for this process until the returned function is called, or the process ends
 * in whatever way: the lock is the operating system's. Throws when another process has it, since
 * two would take each other's requests for abandoned.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const database = openSqlite(join(folder, 'lock'))
  try {
    await sql`pragma busy_timeout = 0`.execute(database)
    await sql`begin exclusive`.execute(database)
  } catch (error) {
    await database.destroy()
    throw new Error(
      `The data folder ${folder} is in use by another OAuth Flow Explorer. Stop that one, or choose another folder with --data.`,
      { cause: error },
    )
  }
  return async () => {
    // Closing alone would keep the lock until the driver's statements are collected.
    await sql`rollback`.execute(database)
    await database.destroy()
  }
}
