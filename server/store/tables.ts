import type { Generated } from 'kysely'

/** The explorer's tables. Columns named `…_json` hold JSON. */
export interface ExplorerTables {
  schema_version: { version: number }
  connections: {
    id: string
    /** The order of the list. */
    position: Generated<number>
    built_in: number
    /** A `SavedConnection`. */
    connection_json: string
  }
  secrets: { connection_id: string; name: string; ciphertext: string }
  runs: {
    /** Given once; a deleted run's number is not given again. */
    number: Generated<number>
    id: string
    connection_id: string
    /** The connection as it was when the run began. */
    connection_json: string
    created_at: number
    updated_at: number
  }
  entries: { run_id: string; id: number; entry_json: string }
  /** Requests that were committed and have no outcome yet. */
  in_flight: { run_id: string; entry_id: number }
  /** Which authorization request sent a `state`, and how often an answer came for it. */
  callbacks: {
    state: string
    run_id: string
    authorization_entry: number
    purpose: string
    arrivals: number
  }
  /** Which runs have an ID Token with that `sid` or `sub`. */
  sessions: { name: string; value: string; run_id: string }
}
