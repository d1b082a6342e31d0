import type { Connection } from '../core/connection.ts'
import { stepNamed } from '../core/flows.ts'
import type { Edit } from '../core/run.ts'
import type { Initiation } from './initiation.ts'

/** The connections to exactly that issuer: a login is begun at no other server than was named. */
export function connectionsTo(
  connections: readonly Connection[],
  { iss }: Initiation,
): readonly Connection[] {
  return connections.filter(({ issuer }) => iss !== undefined && issuer === iss)
}

/** What the authorization request carries beyond what the connection says. */
export function editsFor(connection: Connection, { login_hint }: Initiation): readonly Edit[] {
  if (login_hint === undefined) return []
  const run = { version: 1, id: '', connection, entries: [] } as const
  const query = stepNamed('authorization-request').request?.(run).query ?? []
  const change = query.some(([name]) => name === 'login_hint') ? 'set' : 'add'
  return [{ change, where: 'query', name: 'login_hint', index: 0, value: login_hint }]
}
