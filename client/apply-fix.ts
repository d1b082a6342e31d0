import type { Connection } from '../core/connection.ts'
import type { Run } from '../core/run.ts'
import { api } from './api.ts'
import { draftFrom, formFromConnection } from './connection-form.ts'
import { originOf } from './run-origin.ts'

/**
 * The id of the run's connection with that change: of the connection itself where it is the
 * person's own, of a copy for the built-in one and those of the lab, which cannot be changed.
 */
export async function changedConnection(run: Run, change: Partial<Connection>): Promise<string> {
  const { id, builtIn } = run.connection
  const own = originOf(run) === 'connection' && !builtIn
  const saved = own ? await api.connection(id) : await api.duplicateConnection(id)
  const changed = { ...saved, ...change }
  const draft = draftFrom(formFromConnection(changed), '')
  return (await api.changeConnection(saved.id, draft)).id
}
