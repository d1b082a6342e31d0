import type { Run } from '../core/run.ts'

/**
 * Where a run comes from: a saved connection, the lab, a pasted URL that became a draft, or a
 * recording of somebody else, which is only to be looked at. The backend names the last three.
 */
export function originOf({ connection }: Run): 'connection' | 'lab' | 'draft' | 'imported' {
  if (connection.id === 'imported' || connection.id === 'draft') return connection.id
  return connection.id.startsWith('lab-') ? 'lab' : 'connection'
}
