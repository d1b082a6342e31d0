import { migrate } from './migrations.ts'
import { recordInterrupted } from './record-interrupted.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'
import { storedCallbacks } from './stored-callbacks.ts'
import { storedCiphertexts, storedConnections } from './stored-connections.ts'
import { storedRuns } from './stored-runs.ts'
import type { ExplorerTables } from './tables.ts'

/** Opens the store in that file, or `:memory:`. Throws when the file cannot be used. */
export async function openStore(file: string): Promise<Store> {
  const database = openSqlite<ExplorerTables>(file)
  try {
    await migrate(database)
  } catch (error) {
    await database.destroy()
    throw error
  }
  return {
    connections: storedConnections(database),
    ciphertexts: storedCiphertexts(database),
    runs: storedRuns(database),
    callbacks: storedCallbacks(database),
    recordInterrupted: () => recordInterrupted(database),
    close: () => database.destroy(),
  }
}
