import type { Connection } from '../../core/connection.ts'
import type { Entry, EntryId, NewEntry, Purpose, Run } from '../../core/run.ts'
import type { SessionName } from '../../core/sessions.ts'
import type { Ciphertexts } from '../secrets/custody.ts'

/** A connection as it is written down; whether there is a secret is looked up, never stored. */
export type SavedConnection = Omit<Connection, 'hasSecret'>

/** A run with its place in the list. `hasSecret` of its connection is as of now. */
export interface StoredRun extends Run {
  /** Counts from 1 over all runs ever made; a deleted run's number is not given again. */
  readonly number: number
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  /** When the last entry was recorded, in milliseconds since the epoch. */
  readonly updatedAt: number
}

/** A run without its entries, for a list. */
export interface RunHead extends Omit<StoredRun, 'entries'> {
  readonly entryCount: number
  /** What is recorded of its connection cannot be read; reading the run throws. */
  readonly damaged?: true
}

/** The new entries; or why there are none: the run has entries the caller did not know, or is gone. */
export type Appended = readonly Entry[] | 'moved-on' | 'gone'

/** What an append depends on, and what it makes known. */
export interface AppendOptions {
  /** Only when the run has exactly this many entries. */
  readonly after?: EntryId
  /** Values of `state` that the appended authorization request sent. */
  readonly states?: readonly string[]
}

/** The authorization request that a `state` belongs to. */
export interface Binding {
  readonly state: string
  readonly runId: string
  readonly authorization: EntryId
  readonly purpose: Purpose
  /** Of the run's connection, whose secrets are masked in what is recorded. */
  readonly connectionId: string
}

/** A callback that belongs to a run. `entry` is absent when too many came already. */
export interface Arrival {
  readonly first: boolean
  readonly entry?: Entry
}

export interface StoredConnections {
  /**
   * The built-in ones first, then in the order they were made. One that cannot be read is there by
   * its id and says in its name that it is damaged.
   */
  all(): Promise<Connection[]>
  get(id: string): Promise<Connection | undefined>
  put(connection: SavedConnection): Promise<void>
  /** False when there is none. */
  delete(id: string): Promise<boolean>
}

export interface StoredRuns {
  /**
   * Makes a run with its first entries, in one transaction. Entries recorded elsewhere keep their
   * times, and none of them is in flight.
   */
  create(id: string, connection: Connection, entries: readonly NewEntry[]): Promise<StoredRun>
  /** Throws, by `rowDamaged`, when something of the run cannot be read. */
  get(id: string): Promise<StoredRun | undefined>
  /** Newest first; `before` is the id of a run, itself left out. */
  list(limit: number, before?: string): Promise<RunHead[]>
  /** Ids of the connection's runs that have an ID Token with this `sid` or `sub`, newest first. */
  ofSession(
    connectionId: string,
    session: readonly [SessionName, string],
    limit: number,
  ): Promise<string[]>
  /** False when there is none. */
  delete(id: string): Promise<boolean>
  /** The entries after that one; undefined when there is no such run. */
  entriesAfter(id: string, after: EntryId): Promise<Entry[] | undefined>
  /** Appends all of them or none. */
  append(id: string, entries: readonly NewEntry[], options?: AppendOptions): Promise<Appended>
}

export interface StoredCallbacks {
  /** The newest request that sent one of these states; one not answered yet comes first. */
  find(states: readonly string[]): Promise<Binding | undefined>
  /**
   * Records a callback, up to `limit` of them for one request. Only one of several at once is the
   * first. Undefined when the run is gone.
   */
  arrive(binding: Binding, entry: NewEntry, limit: number): Promise<Arrival | undefined>
}

/**
 * Runs and connections, in a database. Entries are only ever appended; what a method has recorded
 * survives the death of the process.
 */
export interface Store {
  readonly connections: StoredConnections
  readonly ciphertexts: Ciphertexts
  readonly runs: StoredRuns
  readonly callbacks: StoredCallbacks
  /**
   * Records an unknown outcome for every request that was in flight when the last process ended.
   * To be called once, by the only process that has the store.
   */
  recordInterrupted(): Promise<void>
  close(): Promise<void>
}
